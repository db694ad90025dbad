import { LRUCache } from 'lru-cache';
import { CallerError } from '../errors.ts';
import type { PreparedOperation } from './PreparedOperation.ts';
import { type OperationRequest, operationKey } from './prepareOperation.ts';

/** Prepared operations and refused ones: a client that repeats a wrong document must not cost a validation each time. */
export type OperationCache = LRUCache<string, PreparedOperation | CallerError>;

/** Texts beyond this are prepared anew each time, so that the cache stays small whatever callers send. */
const LONGEST_CACHED_TEXT = 100_000;

export function createOperationCache(max: number): OperationCache {
  return new LRUCache({ max });
}

/** `prepareOperation`, at most once per text. @throws CallerError as `prepareOperation` does */
export function prepareOperationWithCache(
  request: OperationRequest,
  cache: OperationCache,
  prepare: (request: OperationRequest) => PreparedOperation,
): PreparedOperation {
  const key = operationKey(request);
  const known = cache.get(key);
  if (known instanceof CallerError) throw known;
  if (known) return known;
  try {
    const prepared = prepare(request);
    if (key.length <= LONGEST_CACHED_TEXT) cache.set(key, prepared);
    return prepared;
  } catch (error) {
    if (error instanceof CallerError && key.length <= LONGEST_CACHED_TEXT) cache.set(key, error);
    throw error;
  }
}
