import type { RequestContext } from '@minsheng/subgraph-kit';
import { GraphQLError } from 'graphql';

/** Who acts: the caller as the gateway signed it (schema/trust.md §1 and §4). */
export interface Officer {
  subject: string;
  department: string;
  roles: readonly string[];
}

/**
 * The officer in whose name this request acts. A call without a believed caller does nothing here: every act must be attributable
 * (政务数据共享条例 art. 34).
 * @throws GraphQLError FORBIDDEN
 */
export function actingOfficer(context: RequestContext): Officer {
  const { subject, department, roles } = context.caller;
  if (!subject || !department) {
    throw forbidden(
      '未识别到办理人员，请经网关以本人身份办理',
      'no acting officer is known; call through the gateway as yourself',
    );
  }
  return { subject, department, roles };
}

/** What an officer is not allowed to do, with who is. */
export function forbidden(zh: string, en: string): GraphQLError {
  return new GraphQLError(`${zh} (${en})`, { extensions: { code: 'FORBIDDEN' } });
}

/** The roles of whoever calls; a gateway that asks in its own name has a role and no office. */
export function rolesOf(context: RequestContext): readonly string[] {
  return context.caller.roles;
}

export function isAuthority({ roles }: Pick<Officer, 'roles'>): boolean {
  return roles.includes('sharing_authority');
}
