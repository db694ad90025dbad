import { describe, expect, it } from 'vitest';
import { askingOf, callerOf, fieldOf, grantOf } from '../../testkit/policyOver.ts';
import { grantCovers } from './grantCovers.ts';

const field = fieldOf({ coordinate: 'DibaoMember.income' });
const under = (wish: Parameters<typeof grantOf>[0]) =>
  grantCovers.objectTo(field, askingOf({ grant: grantOf({ fields: ['DibaoMember.income'], ...wish }) }));

describe('another department’s data is given under a grant', () => {
  it.each([
    ['that names it', {}],
    ['that names its whole type', { fields: ['DibaoMember.*'] }],
  ])('%s', (_, wish) => expect(under(wish)).toBeUndefined());

  it.each([
    ['of another owner', { provider: 'medical-insurance' }, /does not cover DibaoMember.income/],
    ['for another field', { fields: ['DibaoMember.since'] }, /does not cover/],
    ['for a type with a longer name', { fields: ['DibaoMemberOld.*'] }, /does not cover/],
    ['for everything, which no grant is', { fields: ['*', '*.*', 'DibaoMember', '__proto__'] }, /does not cover/],
    ['for another purpose', { purposes: ['service'] as const }, /not for the purpose "eligibility_check"/],
    ['for no purpose', { purposes: [] }, /not for the purpose/],
  ])('but not one %s', (_, wish, message) => expect(under(wish)).toMatch(message));

  it.each([
    ['SUSPENDED', /已暂停.*整改.*resumeGrant.*suspended.*sharingGrant.*resumeGrant/],
    ['EXPIRED', /已于 2099-01-01 00:00（北京时间）到期.*expired on.*draftApplication.*certifyDisposal/],
    ['TERMINATED', /已终止.*不能恢复.*terminated.*draftApplication.*certifyDisposal/],
    ['NOT_YET', /自 2026-01-01 00:00（北京时间）起生效.*in force from.*Ask again then/],
  ] as const)('but not one that is %s, and its own department hears so, and what to do', (lapse, message) => {
    const access = { purpose: 'eligibility_check', grant: 'G-1' };
    const lapsed = { grant: grantOf({ fields: ['DibaoMember.income'] }), lapse };
    expect(grantCovers.objectTo(field, askingOf({ access, lapsed }))).toMatch(message);
  });

  it('and who was suspended by the sharing authority is not sent to the provider, who may not resume it', () => {
    const access = { purpose: 'eligibility_check', grant: 'G-1' };
    const lapsed = { grant: grantOf({ fields: ['DibaoMember.income'] }), lapse: 'SUSPENDED' } as const;
    const told = grantCovers.objectTo(field, askingOf({ access, lapsed }));
    expect(told).toMatch(/suspendedByAuthority.*主管部门暂停的.*只能由数据共享主管部门恢复/);
    expect(told).toMatch(/ask whoever suspended it.*what the sharing authority suspended.*only the authority resumes/);
  });

  it('and what became of another department’s is told nobody: it sounds like a number that was never given', () => {
    const access = { purpose: 'eligibility_check', grant: 'G-1' };
    const unknown = grantCovers.objectTo(field, askingOf({ access }));
    expect(unknown).toMatch(/没有编号为 G-1 的授权.*sharingGrants.*has no grant G-1/);
    const foreign = grantOf({ requester: 'audit', fields: ['DibaoMember.income'] });
    expect(grantCovers.objectTo(field, askingOf({ grant: foreign }))).toBe(unknown);
    for (const lapse of ['SUSPENDED', 'EXPIRED', 'TERMINATED'] as const)
      expect(grantCovers.objectTo(field, askingOf({ access, lapsed: { grant: foreign, lapse } }))).toBe(unknown);
    for (const caller of [{ kind: 'anonymous' } as const, callerOf({ department: 'civil-affairs2' })])
      expect(grantCovers.objectTo(field, askingOf({ access, caller, lapsed: { grant: grantOf(), lapse: 'SUSPENDED' } }))).toBe(
        unknown,
      );
  });

  it('and nobody is told that a grant has ended while nothing is heard of any', () => {
    const access = { purpose: 'eligibility_check', grant: 'G-1' };
    expect(grantCovers.objectTo(field, askingOf({ access, lapsed: 'UNHEARD' }))).toMatch(
      /收不到授权情况.*稍后重试.*hears nothing of grants.*Try again in a minute/,
    );
  });

  it('and without one the caller is told how to apply', () => {
    expect(grantCovers.objectTo(field, askingOf())).toMatch(
      /draftApplication.*submitApplication.*DibaoMember.income.*Minsheng-Grant/,
    );
  });

  it('and nobody unknown has one', () => {
    const asking = askingOf({ caller: { kind: 'anonymous' }, grant: grantOf({ fields: ['DibaoMember.*'] }) });
    expect(grantCovers.objectTo(field, asking)).toBeDefined();
  });
});

it.each([
  ['its own department', field, callerOf({ department: 'civil-affairs' })],
  ['auditors', field, callerOf({ department: 'audit', roles: ['auditor'] })],
  ['everybody, what is shared without conditions', fieldOf({ word: { class: 'unconditional' } }), callerOf()],
  ['those who may have the field that led to it, what nobody owns', fieldOf({ owner: undefined }), callerOf()],
] as const)('no grant needs %s', (_, one, caller) => {
  expect(grantCovers.objectTo(one, askingOf({ caller }))).toBeUndefined();
});
