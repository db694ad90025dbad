import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Asker, ask } from '../../testkit/ask.ts';
import { type City, startCity } from '../../testkit/startCity.ts';

const PERSON = readFileSync(
  join(resolve(import.meta.dirname, '../../..'), 'schema', 'operations', 'personAcrossDepartments.graphql'),
  'utf8',
);

interface Record {
  division: { code: string; name: string } | null;
}

interface PersonView {
  person: {
    pid: string;
    socialSecurity: (Record & { participations: { edges: unknown[] } }) | null;
    medicalInsurance: (Record & { insured: boolean }) | null;
    civilAffairs: (Record & { death: { status: string; deathDate: string | null } | null }) | null;
    veteranAffairs: (Record & { service: { enlistedOn: string; dischargedOn: string } | null }) | null;
  };
}

let city: City;
let auditor: Asker;
beforeAll(async () => {
  city = await startCity(inject('cityData'), inject('cityDatabases'));
  auditor = await city.as('auditor', { 'minsheng-purpose': 'audit', 'minsheng-case': encodeURIComponent('审〔2026〕7号') });
});
afterAll(async () => city[Symbol.asyncDispose]());

describe('An auditor looks, in a case, at one person across the departments', () => {
  it('sees what each department knows of a veteran, joined by the person key alone', async () => {
    const { data: list } = await ask<{ veterans: { edges: { node: { person: { pid: string } } }[] } }>(
      auditor,
      '{ veterans(first: 30) { edges { node { person { pid } } } } }',
    );
    const pids = list?.veterans.edges.map(({ node }) => node.person.pid) ?? [];
    expect(pids).toHaveLength(30);
    const views = await Promise.all(pids.map(pid => ask<PersonView>(auditor, PERSON, { pid })));
    for (const { data, errors } of views) {
      expect(errors).toBeUndefined();
      expect(data?.person.veteranAffairs?.service?.enlistedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
    const known = views.filter(({ data }) => data?.person.socialSecurity && data.person.medicalInsurance);
    // Nearly every veteran has social and medical insurance; a few live elsewhere.
    expect(known.length).toBeGreaterThan(20);
    for (const { data } of known) expect(data?.person.socialSecurity?.division?.name).toMatch(/[镇乡街道]/);
  });

  it('sees a death that civil affairs registered, beside what the others still believe', async () => {
    const { data: list } = await ask<{ cremations: { edges: { node: { person: { pid: string } } }[] } }>(
      auditor,
      '{ cremations(first: 10) { edges { node { person { pid } } } } }',
    );
    const [first] = list?.cremations.edges ?? [];
    const { data, errors } = await ask<PersonView>(auditor, PERSON, { pid: first?.node.person.pid });
    expect(errors).toBeUndefined();
    expect(data?.person.civilAffairs?.death).not.toBeNull();
  });

  it('is told what is missing when it is asked without purpose or case', async () => {
    const without = await ask(await city.as('auditor'), PERSON, { pid: 'p' });
    expect(without.errors?.map(({ extensions }) => [extensions?.code, extensions?.rule])).toEqual([
      ['POLICY_REFUSED', 'audit-for-audit'],
    ]);
    const noCase = await ask(await city.as('auditor', { 'minsheng-purpose': 'audit' }), PERSON, { pid: 'p' });
    expect(noCase.errors?.map(({ extensions }) => [extensions?.code, extensions?.rule])).toEqual([
      ['POLICY_REFUSED', 'case-stated'],
    ]);
  });

  it('gets empty records, not an error, for a person whom nobody knows', async () => {
    const { data, errors } = await ask<PersonView>(auditor, PERSON, { pid: 'nobody-has-this-key' });
    expect(errors).toBeUndefined();
    expect(data?.person).toEqual({
      pid: 'nobody-has-this-key',
      socialSecurity: null,
      medicalInsurance: null,
      civilAffairs: null,
      veteranAffairs: null,
    });
  });
});
