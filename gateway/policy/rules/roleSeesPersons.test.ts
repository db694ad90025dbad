import { expect, it } from 'vitest';
import { askingOf, callerOf, fieldOf } from '../../testkit/policyOver.ts';
import { roleSeesPersons } from './roleSeesPersons.ts';

const objection = (roles: string[], sensitivity: 'none' | 'personal' | 'minor' = 'personal') =>
  roleSeesPersons.objectTo(fieldOf({ word: { sensitivity } }), askingOf({ caller: callerOf({ roles }) }));

it.each([['officer'], ['auditor']])('%s looks at persons', role => expect(objection([role])).toBeUndefined());

it.each([['leading_group'], ['sharing_officer'], ['sharing_authority'], ['gateway']])('%s does not', role => {
  expect(objection([role])).toMatch(/does not look at persons/);
  expect(objection([role], 'minor')).toBeDefined();
  expect(objection([role], 'none')).toBeUndefined();
});

it('nobody does without a role, or a name', () => {
  expect(objection([])).toBeDefined();
  expect(roleSeesPersons.objectTo(fieldOf(), askingOf({ caller: { kind: 'anonymous' } }))).toBeDefined();
});
