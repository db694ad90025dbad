import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { ask } from '../../testkit/ask.ts';
import { type City, startCity } from '../../testkit/startCity.ts';

const CASE = '审〔2026〕7号';
const PERSON = 'query ($pid: ID!) { person(pid: $pid) { pid civilAffairs { death { deathDate } } } }';
const USES = `query ($filter: CivilAffairsDataUseFilter) { civilAffairsDataUses(first: 5, filter: $filter) {
  edges { node { officer department roles purpose case requestId fields persons outcome } } } }`;

interface Use {
  officer: string;
  fields: string[];
}

interface Uses {
  civilAffairsDataUses: { edges: { node: Use }[] };
}

let city: City;
beforeAll(async () => {
  city = await startCity(inject('cityData'), inject('cityDatabases'));
});
afterAll(async () => city[Symbol.asyncDispose]());

/** What 民政局's desk, or somebody else in its place, is told of who took a death date. */
async function uses(account: string) {
  return ask<Uses>(await city.as(account), USES, { filter: { field: 'DeathFact.deathDate' } });
}

describe('The desk of 民政局 asks its own subgraph who used its data', () => {
  it('sees the officer, the purpose, the case, the fields and of how many persons', async () => {
    const auditor = await city.as('auditor', { 'minsheng-purpose': 'audit', 'minsheng-case': encodeURIComponent(CASE) });
    const { data: list } = await ask<{ cremations: { edges: { node: { person: { pid: string } } }[] } }>(
      auditor,
      '{ cremations(first: 1) { edges { node { person { pid } } } } }',
    );
    const pid = list?.cremations.edges[0]?.node.person.pid;
    expect((await ask(auditor, PERSON, { pid })).errors).toBeUndefined();
    for (const account of ['civil-affairs-officer', 'civil-affairs-sharing-officer']) {
      const { data, errors } = await uses(account);
      expect(errors).toBeUndefined();
      expect(data?.civilAffairsDataUses.edges.map(({ node }) => node)).toMatchObject([
        {
          ...{ officer: 'auditor', department: 'audit', roles: ['auditor'], purpose: 'audit', case: CASE },
          ...{ persons: 1, outcome: 'answered' },
        },
      ]);
      expect(data?.civilAffairsDataUses.edges[0]?.node.fields).toContain('DeathFact.deathDate');
      // Whom it was about, its desk is not told here.
      expect(JSON.stringify(data)).not.toContain(pid);
    }
  });

  it('and nobody else does', async () => {
    for (const account of ['hrss-officer', 'hrss-sharing-officer', 'leading-group', 'security-admin']) {
      const { data, errors } = await uses(account);
      expect([account, data?.civilAffairsDataUses, errors?.length]).toEqual([account, undefined, expect.any(Number)]);
    }
  });
});
