import { administratorRoles } from './roles.ts';

/**
 * Two roles that one caller may not hold together: an administrator's role stands alone, because whoever runs the system must neither
 * see its business data nor judge the evidence of what he did (GB/T 22239-2019, 8.1.7.1: 系统管理员、审计管理员、安全管理员 are different people).
 */
export function findRoleConflict(roles: readonly string[]): readonly [string, string] | undefined {
  const administrator = administratorRoles.find(role => roles.includes(role));
  const other = roles.find(role => role !== administrator);
  return administrator === undefined || other === undefined ? undefined : [administrator, other];
}
