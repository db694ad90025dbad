import type { IncomingHttpHeaders } from 'node:http';
import { CallerError } from '../errors.ts';

/** Content types a foreign page may send without a preflight (https://fetch.spec.whatwg.org/#cors-safelisted-request-header). */
const SIMPLE_CONTENT_TYPES = new Set(['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain']);

/**
 * Lets a request pass only if a browser would have asked first (preflight) before sending it from a foreign page: a content
 * type that is not simple, or one of the headers that Apollo's clients and servers use for the same purpose.
 * @throws CallerError CSRF_REFUSED
 */
export function preventCsrf(headers: IncomingHttpHeaders): void {
  const contentType = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (contentType !== undefined && contentType !== '' && !SIMPLE_CONTENT_TYPES.has(contentType)) return;
  if (headers['apollo-require-preflight'] || headers['x-apollo-operation-name'] || headers['x-graphql-preflight']) return;
  throw new CallerError(
    'CSRF_REFUSED',
    'This request could have been sent by a foreign web page. Send POST with "content-type: application/json", or add the header "apollo-require-preflight: true".',
  );
}
