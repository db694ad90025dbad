import { expect, test } from 'vitest';
import { findRoleConflict } from './findRoleConflict.ts';
import { administratorRoles, roles } from './roles.ts';

const business = roles.filter(role => !administratorRoles.some(administrator => administrator === role));

test.for([...administratorRoles])('%s may be held alone, however often it is named', role => {
  expect(findRoleConflict([role])).toBeUndefined();
  expect(findRoleConflict([role, role])).toBeUndefined();
});

test.for(
  administratorRoles.flatMap(one => administratorRoles.filter(other => other !== one).map(other => [one, other] as const)),
)('nobody is %s and %s', ([one, other]) => {
  expect(findRoleConflict([one, other])?.toSorted()).toEqual([one, other].toSorted());
});

test.for(administratorRoles.flatMap(one => business.map(other => [one, other] as const)))(
  'whoever is %s is no %s',
  ([one, other]) => {
    expect(findRoleConflict([other, one])).toEqual([one, other]);
  },
);

test('business roles go together, and no role is no conflict', () => {
  expect(business).toEqual(['leading_group', 'auditor', 'officer', 'sharing_officer', 'sharing_authority']);
  expect(findRoleConflict(business)).toBeUndefined();
  expect(findRoleConflict([])).toBeUndefined();
});
