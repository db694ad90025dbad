import { CallerError } from '../errors.ts';
import type { PreparedOperation } from '../operation/PreparedOperation.ts';
import type { PolicyDecision } from './PolicyDecision.ts';

/**
 * Turns a decision into the operation that may be planned.
 * @throws CallerError POLICY_REFUSED
 */
export function permitOperation(operation: PreparedOperation, decision: PolicyDecision): PreparedOperation {
  switch (decision.kind) {
    case 'allow':
      return decision.permitted ?? operation;
    case 'allowWithout':
      return decision.permitted;
    case 'refuse': {
      const { rule, article, message } = decision.objection;
      const extensions = { code: 'POLICY_REFUSED', rule, article } as const;
      throw new CallerError('POLICY_REFUSED', message, { errors: [{ message, extensions }] });
    }
  }
}
