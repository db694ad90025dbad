import { type AnswerError, CallerError, errorCodes } from '../errors.ts';
import type { GatewayAnswer } from './GatewayRequest.ts';
import { GRAPHQL_RESPONSE, JSON_RESPONSE, negotiateMediaType } from './negotiateMediaType.ts';

/**
 * The one exit for a request that gets no data. A `CallerError` says what it says; anything else is a fault of ours, of
 * which the caller learns only the request's id, by which an operator finds it in the log.
 */
export function answerError(error: unknown, { accept, id }: { accept: string | undefined; id?: string }): GatewayAnswer {
  const mediaType = mediaTypeFor(accept);
  const status = statusOf(error, mediaType);
  const errors = error instanceof CallerError ? error.errors : [internalError(id)];
  return { status, mediaType, body: JSON.stringify({ errors }), ...headersOf(error) };
}

function headersOf(error: unknown): Pick<GatewayAnswer, 'headers'> {
  if (!(error instanceof CallerError)) return {};
  if (error.status === 405) return { headers: { allow: 'GET, POST' } };
  if (error.challenge !== undefined) return { headers: { 'www-authenticate': error.challenge } };
  return error.retryAfter === undefined ? {} : { headers: { 'retry-after': String(error.retryAfter) } };
}

function statusOf(error: unknown, mediaType: string): number {
  if (!(error instanceof CallerError)) return errorCodes.INTERNAL_ERROR.status;
  return mediaType === JSON_RESPONSE ? error.jsonStatus : error.status;
}

function internalError(id: string | undefined): AnswerError {
  return {
    message: `网关内部出错，请将编号告知网关管理员。 The gateway failed; tell its operator this request id: ${id ?? 'none'}.`,
    extensions: { code: 'INTERNAL_ERROR', ...(id === undefined ? {} : { requestId: id }) },
  };
}

function mediaTypeFor(accept: string | undefined): string {
  try {
    return negotiateMediaType(accept);
  } catch {
    return accept?.includes(GRAPHQL_RESPONSE) ? GRAPHQL_RESPONSE : JSON_RESPONSE;
  }
}
