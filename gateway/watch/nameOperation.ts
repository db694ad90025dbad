import { createHash } from 'node:crypto';
import type { PreparedOperation } from '../operation/PreparedOperation.ts';

/** How an operation is called in metrics and logs. */
export interface OperationName {
  /** The caller's own name for it, shortened; `anonymous` without one. */
  name: string;
  /** Twelve hexadecimal digits of SHA-256 over name and full text: tells operations of one name apart. A label, never a key. */
  hash: string;
}

const LONGEST_NAME = 64;
const known = new WeakMap<PreparedOperation, OperationName>();

/** Worked out once per prepared operation: hashing a long text for each request would cost more than all metrics. */
export function nameOperation(operation: PreparedOperation): OperationName {
  const named = known.get(operation);
  if (named) return named;
  const name = operation.definition.name?.value.slice(0, LONGEST_NAME) ?? 'anonymous';
  const hash = createHash('sha256').update(operation.key).digest('hex').slice(0, 12);
  const fresh = { name, hash };
  known.set(operation, fresh);
  return fresh;
}
