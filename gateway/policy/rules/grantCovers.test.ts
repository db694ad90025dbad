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
    ['of another department', { requester: 'audit' }, /not your department's/],
    ['of another owner', { provider: 'medical-insurance' }, /does not cover DibaoMember.income/],
    ['for another field', { fields: ['DibaoMember.since'] }, /does not cover/],
    ['for a type with a longer name', { fields: ['DibaoMemberOld.*'] }, /does not cover/],
    ['for everything, which no grant is', { fields: ['*', '*.*', 'DibaoMember', '__proto__'] }, /does not cover/],
    ['for another purpose', { purposes: ['service'] as const }, /not for the purpose "eligibility_check"/],
    ['for no purpose', { purposes: [] }, /not for the purpose/],
  ])('but not one %s', (_, wish, message) => expect(under(wish)).toMatch(message));

  it('but not one that is not in force', () => {
    const access = { purpose: 'eligibility_check', grant: 'G-9' };
    expect(grantCovers.objectTo(field, askingOf({ access }))).toMatch(/G-9 is unknown, suspended/);
  });

  it('and without one the caller is told how to apply', () => {
    expect(grantCovers.objectTo(field, askingOf())).toMatch(/submitApplication.*DibaoMember.income.*Minsheng-Grant/);
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
