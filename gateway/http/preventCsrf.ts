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
    '此请求可能由其他网站的网页发出，不予受理。请以 POST 并带请求头 "content-type: application/json" 发送，或加请求头 "apollo-require-preflight: true"。 This request could have been sent by a foreign web page. Send POST with "content-type: application/json", or add the header "apollo-require-preflight: true".',
  );
}
