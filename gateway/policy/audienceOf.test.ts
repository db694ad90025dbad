import { expect, it } from 'vitest';
import { callerOf } from '../testkit/policyOver.ts';
import { audienceOf } from './audienceOf.ts';

it.each([
  [['auditor'], 'auditor'],
  [['officer'], 'department'],
  [['leading_group'], 'leading-group'],
  [['officer', 'leading_group'], 'department'],
  [['officer', 'sharing_officer'], 'department'],
  [['sharing_officer'], 'sharing'],
  [['sharing_authority'], 'administrator'],
  [['security_admin'], 'administrator'],
  [['system_admin'], 'administrator'],
  [['audit_admin'], 'administrator'],
  [[], 'public'],
  [['constructor'], 'public'],
])('%j sees the graph as %s', (roles, audience) => {
  expect(audienceOf(callerOf({ roles }))).toBe(audience);
});

it('who is nobody in particular sees what is open', () => expect(audienceOf({ kind: 'anonymous' })).toBe('public'));
