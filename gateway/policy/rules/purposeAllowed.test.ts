import { expect, it } from 'vitest';
import { askingOf, callerOf, fieldOf } from '../../testkit/policyOver.ts';
import { purposeAllowed } from './purposeAllowed.ts';

const auditor = callerOf({ department: 'audit', roles: ['auditor'] });
const objection = (
  purpose: string | undefined,
  { caller = callerOf(), purposes = ['eligibility_check', 'audit'] as const } = {},
) => purposeAllowed.objectTo(fieldOf({ word: { purposes } }), askingOf({ caller, access: { purpose } }));

it('persons are asked about for a purpose that the owner allows', () => expect(objection('eligibility_check')).toBeUndefined());

it('without one, the caller is told which there are', () => {
  expect(objection(undefined)).toMatch(/Minsheng-Purpose.*eligibility_check, audit/);
});

it('for another, too', () => expect(objection('statistics')).toMatch(/statistics.*eligibility_check/));

it('audit is the purpose of auditors', () => {
  expect(objection('audit')).toMatch(/for auditors/);
  expect(objection('audit', { caller: auditor })).toBeUndefined();
});

it('where the owner names no purpose, none is allowed', () => {
  const nothing = fieldOf({ word: { purposes: [] } });
  expect(purposeAllowed.objectTo(nothing, askingOf())).toBeDefined();
});

it('what concerns nobody needs none', () => {
  expect(
    purposeAllowed.objectTo(fieldOf({ word: { sensitivity: 'none', purposes: [] } }), askingOf({ access: {} })),
  ).toBeUndefined();
});
