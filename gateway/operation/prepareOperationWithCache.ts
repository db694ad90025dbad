import type { CountedCache } from '../CountedCache.ts';
import { createTextCache } from '../createTextCache.ts';
import { CallerError } from '../errors.ts';
import type { PreparedOperation } from './PreparedOperation.ts';
import { type OperationRequest, operationKey } from './prepareOperation.ts';

/** Prepared operations and refused ones: a client that repeats a wrong document must not cost a validation each time. */
export type OperationCache = CountedCache<PreparedOperation | CallerError>;

/** Keeps at most `max` operations. */
export function createOperationCache(max: number): OperationCache {
  return createTextCache({ max });
}

/** `prepareOperation`, at most once per text. @throws CallerError as `prepareOperation` does */
export function prepareOperationWithCache(
  request: OperationRequest,
  cache: OperationCache,
  prepare: (request: OperationRequest) => PreparedOperation,
): PreparedOperation {
  const key = request.key ?? operationKey(request);
  const known = cache.get(key);
  if (known instanceof CallerError) throw known;
  if (known) {
    known.uses += 1;
    return known;
  }
  try {
    const prepared = prepare(request);
    cache.set(key, prepared);
    return prepared;
  } catch (error) {
    if (error instanceof CallerError) cache.set(key, error);
    throw error;
  }
}
