import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Officer } from '../acting/actingOfficer.ts';
import { grantTo } from '../testing/applications.ts';
import { codeOf } from '../testing/codeOf.ts';
import { CONTRACT } from '../testing/contract.ts';
import { AUTHORITY, CIVIL, CIVIL_SHARING, HRSS, HRSS_SHARING, MEDICAL_SHARING } from '../testing/officers.ts';
import { startAuthority, type TestAuthority } from '../testing/startAuthority.ts';

let authority: TestAuthority;
beforeAll(async () => {
  authority = await startAuthority(CONTRACT);
});
afterAll(() => authority[Symbol.asyncDispose]());

const CERTIFICATE = 'disposal { state method disposedOn certifiedBy decidedBy refusalReason }';
const CERTIFY = `mutation ($number: ID!, $method: String!, $on: String!) {
  certifyDisposal(number: $number, method: $method, disposedOn: $on) { ${CERTIFICATE} } }`;
const ACCEPT = `mutation ($number: ID!) { acceptDisposal(number: $number) { ${CERTIFICATE} } }`;
const REFUSE = `mutation ($number: ID!, $reason: String!) { refuseDisposal(number: $number, reason: $reason) { ${CERTIFICATE} } }`;
const TERMINATE = 'mutation ($number: ID!) { terminateGrant(number: $number, reason: "目的已实现") { state } }';

const grant = () => grantTo(authority, { applicant: HRSS, approver: HRSS_SHARING, provider: CIVIL_SHARING });
const certify = (officer: Officer, number: string, wish: { method?: string; on?: string } = {}) =>
  authority.tryAs(officer, CERTIFY, { number, method: '数据库记录已删除', on: '2025-10-01', ...wish });

/** A grant that has ended, and whose receiver has certified that the data is gone. */
async function certified() {
  const number = await grant();
  await authority.as(CIVIL_SHARING, TERMINATE, { number });
  await certify(HRSS_SHARING, number);
  return number;
}

describe('a receiver whose grant has ended', () => {
  it('certifies disposal once, after the end and not before, of a day that has come', async () => {
    const number = await grant();
    expect(codeOf(await certify(HRSS_SHARING, number))).toBe('ILLEGAL_STEP');
    await authority.as(CIVIL_SHARING, TERMINATE, { number });
    expect(codeOf(await certify(HRSS_SHARING, number, { on: '2099-10-01' }))).toBe('BAD_USER_INPUT');
    expect((await certify(HRSS_SHARING, number)).data).toEqual({
      certifyDisposal: {
        disposal: {
          state: 'CERTIFIED',
          method: '数据库记录已删除',
          disposedOn: '2025-10-01',
          certifiedBy: 'chen.hrss',
          decidedBy: null,
          refusalReason: null,
        },
      },
    });
    expect(codeOf(await certify(HRSS_SHARING, number))).toBe('ILLEGAL_STEP');
  });

  it('has done its duty when the provider, or the authority, has accepted the certificate', async () => {
    for (const officer of [CIVIL_SHARING, AUTHORITY]) {
      const number = await certified();
      expect(await authority.as(officer, ACCEPT, { number })).toMatchObject({
        acceptDisposal: { disposal: { state: 'ACCEPTED', decidedBy: officer.subject } },
      });
      for (const again of [
        await authority.tryAs(officer, ACCEPT, { number }),
        await authority.tryAs(officer, REFUSE, { number, reason: '再查' }),
        await certify(HRSS_SHARING, number),
      ])
        expect(again.errors?.[0]?.message).toMatch(/已经认可/);
    }
  });

  it('certifies anew, when it was refused with a reason; what it said before stays on record', async () => {
    const number = await certified();
    expect(codeOf(await authority.tryAs(CIVIL_SHARING, REFUSE, { number, reason: ' ' }))).toBe('BAD_USER_INPUT');
    expect(await authority.as(CIVIL_SHARING, REFUSE, { number, reason: '备份未清除' })).toMatchObject({
      refuseDisposal: { disposal: { state: 'REFUSED', refusalReason: '备份未清除', decidedBy: 'wang.civil' } },
    });
    expect((await authority.tryAs(CIVIL_SHARING, ACCEPT, { number })).errors?.[0]?.message).toMatch(/未被认可.*certifyDisposal/);
    expect((await certify(HRSS_SHARING, number, { method: '记录和备份均已删除', on: '2025-10-09' })).data).toMatchObject({
      certifyDisposal: { disposal: { state: 'CERTIFIED', method: '记录和备份均已删除', decidedBy: null, refusalReason: null } },
    });
    await authority.as(AUTHORITY, ACCEPT, { number });
    const acts = await authority.database.sql
      .selectFrom('sharing_act')
      .select(['act', 'reason'])
      .where('subject_number', '=', number)
      .where('act', 'like', '%Disposal')
      .orderBy('id')
      .execute();
    expect(acts).toEqual([
      { act: 'certifyDisposal', reason: '2025-10-01：数据库记录已删除' },
      { act: 'refuseDisposal', reason: '备份未清除' },
      { act: 'certifyDisposal', reason: '2025-10-09：记录和备份均已删除' },
      { act: 'acceptDisposal', reason: null },
    ]);
  });

  it('cannot accept its own certificate, nor can anybody who is not asked', async () => {
    const number = await certified();
    for (const officer of [HRSS_SHARING, HRSS, CIVIL, undefined])
      expect(codeOf(await authority.tryAs(officer, ACCEPT, { number }))).toBe('FORBIDDEN');
    expect(codeOf(await authority.tryAs(MEDICAL_SHARING, ACCEPT, { number }))).toBe('NOT_FOUND');
    const both = { ...HRSS_SHARING, roles: ['sharing_officer', 'sharing_authority'] };
    expect((await authority.tryAs(both, ACCEPT, { number })).errors?.[0]?.message).toMatch(/^出具人不能认可自己的证明/);
  });

  it('has nothing accepted that it never certified', async () => {
    const number = await grant();
    await authority.as(CIVIL_SHARING, TERMINATE, { number });
    for (const mutation of [ACCEPT, REFUSE]) {
      const { errors } = await authority.tryAs(CIVIL_SHARING, mutation, { number, reason: '无' });
      expect(errors?.[0]?.message).toMatch(/尚无销毁证明.*certifyDisposal/);
    }
  });
});
