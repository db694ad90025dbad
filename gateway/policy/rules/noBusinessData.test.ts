import { expect, it } from 'vitest';
import { askingOf, callerOf, fieldOf } from '../../testkit/policyOver.ts';
import { noBusinessData } from './noBusinessData.ts';

const objection = (owner: string | undefined, ...roles: string[]) =>
  noBusinessData.objectTo(fieldOf({ owner }), askingOf({ caller: callerOf({ roles }) }));

it.each(['sharing_authority', 'security_admin', 'system_admin', 'audit_admin'])('%s reads no data of a department', role => {
  expect(objection('civil-affairs', role)).toMatch(/Administrators read no business data/);
  expect(objection('hrss', role)).toBeDefined();
  expect(objection(undefined, role)).toBeDefined();
});

it('an administrator reads the catalogue', () => expect(objection('data-sharing', 'sharing_authority')).toBeUndefined());

it.each(['officer', 'auditor', 'leading_group', 'sharing_officer'])('%s is no administrator', role => {
  expect(objection('civil-affairs', role)).toBeUndefined();
});

it('who is an administrator and something else is an administrator', () => {
  expect(objection('civil-affairs', 'officer', 'system_admin')).toBeDefined();
});
