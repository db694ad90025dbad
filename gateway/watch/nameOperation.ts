import { knowOperation } from '../knowOperation.ts';
import type { PreparedOperation } from '../operation/PreparedOperation.ts';

/** How an operation is called in metrics and logs. */
export interface OperationName {
  /** The caller's own name for it, without long numbers; `anonymous` without one. */
  name: string;
  /** Twelve hexadecimal digits of its hash: tells operations of one name apart. A label, never a key. */
  hash: string;
}

export function nameOperation(operation: PreparedOperation): OperationName {
  const { name = 'anonymous', hash } = knowOperation(operation);
  return { name, hash: hash.slice(0, 12) };
}
