import type { Caller } from '../identity/identifyCaller.ts';
import type { PreparedOperation } from '../operation/PreparedOperation.ts';

/** What policy says about one operation of one caller. Closed: a stage that meets it must handle all three. */
export type PolicyDecision =
  | { kind: 'allow'; reason: string }
  | { kind: 'allowWithout'; paths: readonly (readonly string[])[]; reason: string }
  | { kind: 'refuse'; reason: string };

export const policyWarning = 'policy: no rules are in force yet; every operation is allowed to everybody.';

/** Stage 4. Decides before anything is planned, so that what is forbidden is never fetched. No rule, no objection. */
export function decideOperation(_operation: PreparedOperation, _caller: Caller): PolicyDecision {
  return { kind: 'allow', reason: 'no policy rule is in force' };
}
