import { CallerError } from '../errors.ts';
import type { PreparedOperation } from '../operation/PreparedOperation.ts';
import type { PolicyDecision } from './decideOperation.ts';

/**
 * Turns a decision into the operation that may be planned.
 * An operation that is allowed only in part is refused with the fields to leave out: safe, because it never widens a right.
 * @throws CallerError POLICY_REFUSED
 */
export function permitOperation(operation: PreparedOperation, decision: PolicyDecision): PreparedOperation {
  switch (decision.kind) {
    case 'allow':
      return operation;
    case 'allowWithout': {
      const fields = decision.paths.map(path => path.join('.')).join(', ');
      throw new CallerError(
        'POLICY_REFUSED',
        `查询包含您无权访问的字段：${fields}。请去掉这些字段后重试。 Leave out these fields: ${fields} (${decision.reason}).`,
      );
    }
    case 'refuse':
      throw new CallerError('POLICY_REFUSED', `按共享规则不予提供：${decision.reason}。 Refused by policy: ${decision.reason}.`);
  }
}
