import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Asker, ask } from '../../testkit/ask.ts';
import { type City, startCity } from '../../testkit/startCity.ts';

const PERSON =
  'query ($pid: ID!) { person(pid: $pid) { pid civilAffairs { death { deathDate } oldAgeAllowance { __typename } } } }';
const MATTER = { 'minsheng-purpose': 'benefit_review', 'minsheng-case': encodeURIComponent('核〔2026〕12号') };

interface View {
  person: { pid: string; civilAffairs: { death: { deathDate: string | null } | null; oldAgeAllowance: object | null } | null };
}

let city: City;
let pid: string;
beforeAll(async () => {
  city = await startCity(inject('cityData'), inject('cityDatabases'));
  const auditor = await city.as('auditor', { 'minsheng-purpose': 'audit', 'minsheng-case': 'A-1' });
  const { data } = await ask<{ cremations: { edges: { node: { person: { pid: string } } }[] } }>(
    auditor,
    '{ cremations(first: 1) { edges { node { person { pid } } } } }',
  );
  pid = data?.cremations.edges[0]?.node.person.pid ?? '';
  expect(pid).not.toBe('');
});
afterAll(async () => city[Symbol.asyncDispose]());

interface Acted {
  number: string;
  state?: string;
  grantNumber?: string;
}

/** One mutation in an account's name, which must succeed. */
async function act(account: string, mutation: string, variables: object = {}): Promise<Record<string, Acted>> {
  const { data, errors } = await ask<Record<string, Acted>>(await city.as(account), mutation, { ...variables });
  expect(errors, mutation).toBeUndefined();
  return data ?? {};
}

const step = (name: string, account: string, number: string) =>
  act(account, `mutation ($number: ID!) { ${name}(number: $number) { number state } }`, { number });

/** What the officer sees of the person, under a grant or none. */
async function look(grant?: string) {
  const officer: Asker = await city.as('hrss-officer', grant === undefined ? MATTER : { ...MATTER, 'minsheng-grant': grant });
  return ask<View>(officer, PERSON, { pid });
}

const rulesOf = ({ errors }: Awaited<ReturnType<typeof look>>) =>
  errors?.map(({ path, extensions }) => [path?.join('.'), extensions?.rule]);

describe('An officer of 人社局 needs a fact of 民政局', () => {
  let grant: string;

  it('is not given it without a grant, and is told how to apply', async () => {
    const answer = await look();
    expect(answer.data).toEqual({ person: { pid, civilAffairs: null } });
    expect(rulesOf(answer)).toEqual([['person.civilAffairs', 'grant-covers']]);
    expect(answer.errors?.[0]?.message).toMatch(/draftApplication.*submitApplication/);
  });

  it('applies; both departments agree; it is given exactly what was granted', async () => {
    const input = {
      provider: 'civil-affairs',
      basis: '社会保险经办条例第九条',
      scenario: '待遇资格核验',
      fields: ['Person.civilAffairs', 'CivilAffairsRecord.death', 'DeathFact.deathDate'],
      purposes: ['benefit_review'],
      mode: 'SERVICE_INTERFACE',
      useUntil: '2089-12-31',
    };
    const drafted = await act(
      'hrss-officer',
      'mutation ($input: ApplicationInput!) { draftApplication(input: $input) { number } }',
      { input },
    );
    const number = drafted.draftApplication?.number ?? '';
    await step('submitApplication', 'hrss-officer', number);
    await step('approveApplication', 'hrss-sharing-officer', number);
    await step('grantApplication', 'civil-affairs-sharing-officer', number);
    const { activateGrant } = await act(
      'civil-affairs-sharing-officer',
      'mutation ($number: ID!) { activateGrant(number: $number) { number grantNumber } }',
      { number },
    );
    grant = activateGrant?.grantNumber ?? '';
    await expect
      .poll(async () => (await look(grant)).data?.person.civilAffairs, { timeout: 2_000, interval: 100 })
      .not.toBeNull();
    const answer = await look(grant);
    expect(answer.data?.person.civilAffairs?.death?.deathDate).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(answer.data?.person.civilAffairs?.oldAgeAllowance).toBeNull();
    expect(rulesOf(answer)).toEqual([['person.civilAffairs.oldAgeAllowance', 'grant-covers']]);
  });

  it('hears of a number that was never given, and of one that is another department’s, the same', async () => {
    const unknown = await look('GX-2026-99999');
    expect(unknown.errors?.[0]?.message).toMatch(/没有编号为 GX-2026-99999 的授权.*sharingGrants/);
    const stranger = await city.as('medical-insurance-officer', { ...MATTER, 'minsheng-grant': grant });
    const foreign = await ask<View>(stranger, PERSON, { pid });
    expect(foreign.errors?.[0]?.message).toBe(unknown.errors?.[0]?.message.replaceAll('GX-2026-99999', grant));
  });

  it('may not use it for another purpose', async () => {
    const officer = await city.as('hrss-officer', { ...MATTER, 'minsheng-purpose': 'service', 'minsheng-grant': grant });
    const answer = await ask<View>(officer, PERSON, { pid });
    expect(answer.data?.person.civilAffairs).toBeNull();
  });

  it('is cut off within two seconds when the provider suspends it, and gets it back when it is resumed', async () => {
    await act(
      'civil-affairs-sharing-officer',
      'mutation ($number: ID!) { suspendGrant(number: $number, reason: "核查用途") { number } }',
      {
        number: grant,
      },
    );
    await delay(2_000);
    const cut = await look(grant);
    expect(cut.data?.person.civilAffairs).toBeNull();
    expect(cut.errors?.[0]?.message).toMatch(/已暂停.*resumeGrant.*is suspended/);
    await act(
      'civil-affairs-sharing-officer',
      'mutation ($number: ID!) { resumeGrant(number: $number, reason: "核查完毕") { number } }',
      {
        number: grant,
      },
    );
    await expect
      .poll(async () => (await look(grant)).data?.person.civilAffairs, { timeout: 2_000, interval: 100 })
      .not.toBeNull();
  });
});
