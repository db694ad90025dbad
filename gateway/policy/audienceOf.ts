import type { Caller } from '../identity/identifyCaller.ts';
import type { Audience } from '../supergraph/variants/Audience.ts';

const AUDIENCES: readonly (readonly [role: string, Audience])[] = [
  ['auditor', 'auditor'],
  ['officer', 'department'],
  ['leading_group', 'leading-group'],
  // Who answers for a department's sharing works in the catalogue, on applications, and with who used its data; not with persons.
  ['sharing_officer', 'sharing'],
  ['sharing_authority', 'administrator'],
  ['security_admin', 'administrator'],
  ['system_admin', 'administrator'],
  ['audit_admin', 'administrator'],
];

/** Which view of the graph a caller sees: that of the first of their roles that has one. */
export function audienceOf(caller: Caller): Audience {
  if (caller.kind === 'anonymous') return 'public';
  return AUDIENCES.find(([role]) => caller.roles.includes(role))?.[1] ?? 'public';
}
