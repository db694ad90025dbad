import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Officer } from '../acting/actingOfficer.ts';
import { applicationStep, apply, grantTo } from '../testing/applications.ts';
import { codeOf } from '../testing/codeOf.ts';
import { CONTRACT } from '../testing/contract.ts';
import {
  AUTHORITY,
  CIVIL,
  CIVIL_SHARING,
  GATEWAY,
  HRSS,
  HRSS_SHARING,
  MEDICAL_SHARING,
  SYSTEM_ADMIN,
} from '../testing/officers.ts';
import { startAuthority, type TestAuthority } from '../testing/startAuthority.ts';

let authority: TestAuthority;
beforeAll(async () => {
  authority = await startAuthority(CONTRACT);
});
afterAll(() => authority[Symbol.asyncDispose]());

const hrssGrant = () => grantTo(authority, { applicant: HRSS, approver: HRSS_SHARING, provider: CIVIL_SHARING });
const act = (action: string) =>
  `mutation ($number: ID!, $reason: String!) { ${action}(number: $number, reason: $reason) { number state reason endedAt } }`;

async function changesAfter(after: string) {
  const { accessRights } = await authority.as<{ accessRights: { version: string; grants: { number: string; state: string }[] } }>(
    GATEWAY,
    'query ($after: ID!) { accessRights(after: $after) { version grants { number state } } }',
    { after },
  );
  return accessRights;
}

describe('a gateway asks again and again what has changed', () => {
  it('and hears of a suspension, a resumption and a termination, each once, by a version that only grows', async () => {
    const number = await hrssGrant();
    let { version } = await changesAfter('0');
    const reason = '查询量异常，责令说明';
    for (const [action, state] of [
      ['suspendGrant', 'SUSPENDED'],
      ['resumeGrant', 'ACTIVE'],
      ['suspendGrant', 'SUSPENDED'],
      ['terminateGrant', 'TERMINATED'],
    ] as const) {
      await authority.as(CIVIL_SHARING, act(action), { number, reason });
      const changed = await changesAfter(version);
      expect(changed.grants).toEqual([{ number, state }]);
      expect(Number(changed.version)).toBe(Number(version) + 1);
      version = changed.version;
      expect((await changesAfter(version)).grants).toEqual([]);
    }
  });

  it('hears of an ended grant also when it asks for the first time', async () => {
    const states = (await changesAfter('0')).grants.map(({ state }) => state);
    expect(states).toContain('TERMINATED');
  });

  it('is told everything anew when it knows a version that this department does not', async () => {
    expect((await changesAfter('99999')).grants).not.toEqual([]);
  });
});

describe('a grant whose time has run out', () => {
  it('is expired for whoever looks, is written down as such, and wakes every gateway', async () => {
    const number = await hrssGrant();
    const { version } = await changesAfter('0');
    await authority.database.sql
      .updateTable('sharing_grant')
      .set({ valid_from: '2020-01-01', valid_until: '2020-12-31' })
      .where('number', '=', number)
      .execute();
    const read = 'query ($number: ID!) { sharingGrant(number: $number) { state } }';
    expect(await authority.as(HRSS, read, { number })).toEqual({ sharingGrant: { state: 'EXPIRED' } });
    expect((await changesAfter(version)).grants).toEqual([{ number, state: 'EXPIRED' }]);
    expect(codeOf(await authority.tryAs(CIVIL_SHARING, act('resumeGrant'), { number, reason: '再用' }))).toBe('ILLEGAL_STEP');
    const record = await authority.database.sql
      .selectFrom('sharing_act')
      .select(['officer', 'act'])
      .where('subject_number', '=', number)
      .orderBy('id', 'desc')
      .executeTakeFirst();
    expect(record).toEqual({ officer: 'system', act: 'expireGrant' });
  });
});

describe('who may stop a grant', () => {
  it('is the provider’s sharing officer or the authority, with a reason; not its user, not another department, not an administrator', async () => {
    const number = await hrssGrant();
    for (const officer of [HRSS, HRSS_SHARING, CIVIL, undefined])
      expect(codeOf(await authority.tryAs(officer, act('suspendGrant'), { number, reason: '停' }))).toBe('FORBIDDEN');
    expect(codeOf(await authority.tryAs(AUTHORITY, act('suspendGrant'), { number, reason: ' ' }))).toBe('BAD_USER_INPUT');
    await authority.as(AUTHORITY, act('suspendGrant'), { number, reason: '超范围使用，责令整改' });
    const resumed = await authority.tryAs(CIVIL_SHARING, act('resumeGrant'), { number, reason: '已整改' });
    expect(resumed.errors?.[0]?.message).toMatch(/^主管部门暂停的授权须由主管部门恢复/);
    await authority.as(AUTHORITY, act('resumeGrant'), { number, reason: '整改到位' });
  });

  it('and its user can read who suspended it, and so whom to ask', async () => {
    const number = await hrssGrant();
    const read = 'query ($number: ID!) { sharingGrant(number: $number) { state suspendedByAuthority } }';
    for (const [officer, suspendedByAuthority] of [
      [CIVIL_SHARING, false],
      [AUTHORITY, true],
    ] as const) {
      await authority.as(officer, act('suspendGrant'), { number, reason: '责令整改' });
      expect(await authority.as(HRSS, read, { number })).toEqual({
        sharingGrant: { state: 'SUSPENDED', suspendedByAuthority },
      });
      await authority.as(officer, act('resumeGrant'), { number, reason: '整改到位' });
    }
    expect(await authority.as(HRSS, read, { number })).toEqual({
      sharingGrant: { state: 'ACTIVE', suspendedByAuthority: false },
    });
  });

  it('but its user may give it up, when the purpose is achieved', async () => {
    const number = await hrssGrant();
    const { relinquishGrant } = await authority.as<{ relinquishGrant: { state: string; endedAt: string } }>(
      HRSS_SHARING,
      act('relinquishGrant'),
      { number, reason: '核验已完成' },
    );
    expect(relinquishGrant).toMatchObject({ state: 'TERMINATED', endedAt: expect.stringContaining('+08:00') });
  });
});

describe('a grant that cannot be used', () => {
  /** What an officer is told who tries a step on it. */
  async function told(officer: Officer, action: string, number: string) {
    const { errors } = await authority.tryAs(officer, act(action), { number, reason: '不再需要' });
    return `${errors?.[0]?.extensions?.code}: ${errors?.[0]?.message.replaceAll(number, 'GX')}`;
  }

  async function grantThatIs(state: 'SUSPENDED' | 'TERMINATED' | 'EXPIRED') {
    const number = await hrssGrant();
    const columns = state === 'EXPIRED' ? { valid_from: '2020-01-01', valid_until: '2020-12-31' } : { state };
    await authority.database.sql.updateTable('sharing_grant').set(columns).where('number', '=', number).execute();
    return number;
  }

  it('is suspended, expired, terminated or unknown, and its own department hears which, and what to do', async () => {
    const suspended = await grantThatIs('SUSPENDED');
    expect(await told(CIVIL_SHARING, 'suspendGrant', suspended)).toMatch(/^ILLEGAL_STEP.*已暂停.*整改.*resumeGrant/);
    const certify =
      'mutation ($number: ID!) { certifyDisposal(number: $number, method: "删除", disposedOn: "2025-10-01") { number } }';
    const early = await authority.tryAs(HRSS_SHARING, certify, { number: suspended });
    expect(early.errors?.[0]?.message).toMatch(/SUSPENDED，尚未结束.*relinquishGrant.*relinquishGrant/);
    expect(await told(HRSS_SHARING, 'relinquishGrant', await grantThatIs('EXPIRED'))).toMatch(
      /^ILLEGAL_STEP.*已到期.*draftApplication.*certifyDisposal.*has expired.*draftApplication/,
    );
    expect(await told(HRSS_SHARING, 'relinquishGrant', await grantThatIs('TERMINATED'))).toMatch(
      /^ILLEGAL_STEP.*已终止，不能恢复.*draftApplication.*certifyDisposal.*was terminated/,
    );
    expect(await told(HRSS_SHARING, 'relinquishGrant', 'GX-2026-99999')).toBe(
      'NOT_FOUND: 没有编号为 GX 的授权，请核对编号；本部门的见 sharingGrants (there is no grant GX: check the number; sharingGrants lists those of your department)',
    );
  });

  it('sounds to all other departments like a number that was never given, whatever they try', async () => {
    const unknown = await told(MEDICAL_SHARING, 'suspendGrant', 'GX-2026-99999');
    const certify =
      'mutation ($number: ID!) { certifyDisposal(number: $number, method: "删除", disposedOn: "2025-10-01") { number } }';
    const dispute = 'mutation ($number: ID!) { openDispute(aboutKind: GRANT, aboutNumber: $number, claim: "查") { number } }';
    for (const number of [await hrssGrant(), await grantThatIs('SUSPENDED'), await grantThatIs('EXPIRED')]) {
      for (const stranger of [MEDICAL_SHARING, SYSTEM_ADMIN]) {
        for (const action of ['suspendGrant', 'resumeGrant', 'terminateGrant', 'relinquishGrant'])
          expect(await told(stranger, action, number)).toBe(unknown);
        for (const mutation of [certify, dispute]) {
          const { errors } = await authority.tryAs(stranger, mutation, { number });
          expect(`${errors?.[0]?.extensions?.code}: ${errors?.[0]?.message.replaceAll(number, 'GX')}`).toBe(unknown);
        }
      }
    }
  });
});

describe('what a receiver owes', () => {
  it('records its use and the effect, which the provider can read', async () => {
    const number = await hrssGrant();
    const usage = { scenario: '养老待遇核验', process: '每月比对', effect: '停发 3 人', storage: '不落地' };
    const record = 'mutation ($number: ID!, $usage: UsageInput!) { recordUsage(number: $number, usage: $usage) { number } }';
    await authority.as(HRSS, record, { number, usage });
    expect(codeOf(await authority.tryAs(CIVIL_SHARING, record, { number, usage }))).toBe('FORBIDDEN');
    const read =
      'query ($number: ID!) { sharingGrant(number: $number) { usageRecords { edges { node { effect recordedBy recordedAt } } } } }';
    expect(await authority.as(CIVIL, read, { number })).toEqual({
      sharingGrant: {
        usageRecords: {
          edges: [{ node: { effect: '停发 3 人', recordedBy: 'li.hrss', recordedAt: expect.stringMatching(/T.*\+08:00$/) } }],
        },
      },
    });
  });
});

describe('an application whose time limit has passed', () => {
  it('cannot be activated, when departments took too long to agree', async () => {
    const { number } = await apply(authority, HRSS, { provider: 'civil-affairs' });
    await authority.as(HRSS_SHARING, applicationStep('approveApplication'), { number });
    await authority.as(CIVIL_SHARING, applicationStep('grantApplication'), { number });
    await authority.database.sql
      .updateTable('sharing_application')
      .set({ use_until: '2020-12-31' })
      .where('number', '=', number)
      .execute();
    const { errors } = await authority.tryAs(CIVIL_SHARING, applicationStep('activateGrant'), { number });
    expect(errors?.[0]?.message).toMatch(/使用时限已过.*另行申请.*apply anew/);
  });
});
