import { CallerError } from '../errors.ts';

export const GRAPHQL_RESPONSE = 'application/graphql-response+json';
export const JSON_RESPONSE = 'application/json';

/**
 * The media type to answer with (https://graphql.github.io/graphql-over-http/draft/#sec-Accept). Callers that name none,
 * or accept anything, get `application/json`, which every client understands.
 * @throws CallerError NOT_ACCEPTABLE
 */
export function negotiateMediaType(accept: string | undefined): string {
  if (accept === undefined || accept.trim() === '') return JSON_RESPONSE;
  let best: { mediaType: string; quality: number } | undefined;
  for (const range of accept.split(',')) {
    const [name = '', ...parameters] = range.split(';').map(part => part.trim().toLowerCase());
    const mediaType = offered(name);
    const quality = Number(parameters.find(parameter => parameter.startsWith('q='))?.slice(2) ?? 1);
    if (mediaType && quality > (best?.quality ?? 0)) best = { mediaType, quality };
  }
  if (best) return best.mediaType;
  throw new CallerError(
    'NOT_ACCEPTABLE',
    `网关以 ${GRAPHQL_RESPONSE} 或 ${JSON_RESPONSE} 作答，请在 Accept 请求头中写明其一。 The gateway answers with ${GRAPHQL_RESPONSE} or ${JSON_RESPONSE}. Name one of them in the Accept header.`,
  );
}

function offered(range: string): string | undefined {
  if (range === GRAPHQL_RESPONSE) return GRAPHQL_RESPONSE;
  return range === JSON_RESPONSE || range === 'application/*' || range === '*/*' ? JSON_RESPONSE : undefined;
}

/** True for a person's browser opening `/graphql`, false for a program. */
export function wantsPage(accept: string | undefined): boolean {
  return accept !== undefined && /\btext\/html\b/i.test(accept) && !/json/i.test(accept);
}
