import { CallerError } from '../errors.ts';
import type { GatewayRequest } from './GatewayRequest.ts';
import { preventCsrf } from './preventCsrf.ts';

/** The parameters of https://graphql.github.io/graphql-over-http/draft/#sec-Request-Parameters, checked. */
export interface GraphQLParameters {
  query: string;
  operationName?: string;
  variables: Readonly<Record<string, unknown>>;
}

/**
 * Stage 1: reads GraphQL parameters from a POST body or a GET query string.
 * @throws CallerError BAD_REQUEST, CSRF_REFUSED, METHOD_NOT_ALLOWED, UNSUPPORTED_MEDIA_TYPE
 */
export function readGraphQLRequest(request: GatewayRequest): GraphQLParameters {
  if (request.method === 'GET') {
    preventCsrf(request.headers);
    return checkParameters(parametersOfUrl(request.searchParams));
  }
  if (request.method === 'POST') {
    preventCsrf(request.headers);
    checkContentType(request.headers['content-type']);
    return checkParameters(parseJson(request.body, 'The request body'));
  }
  throw new CallerError('METHOD_NOT_ALLOWED', `GraphQL is served by GET and POST, not ${request.method}.`);
}

/** Refuses what a GET must not do (https://graphql.github.io/graphql-over-http/draft/#sec-GET). @throws CallerError */
export function checkMethodAllows(kind: 'query' | 'mutation' | 'subscription', { method }: Pick<GatewayRequest, 'method'>): void {
  if (kind === 'query') return;
  if (kind === 'subscription') {
    throw new CallerError(
      'OPERATION_NOT_SUPPORTED',
      'A subscription has more than one answer. Send it with "accept: text/event-stream", or over a WebSocket with the subprotocol graphql-transport-ws.',
    );
  }
  if (method === 'POST') return;
  throw new CallerError('METHOD_NOT_ALLOWED', 'A mutation cannot be sent by GET. Send it by POST.');
}

function checkContentType(contentType: string | undefined): void {
  const [mediaType, ...parameters] = (contentType ?? '')
    .toLowerCase()
    .split(';')
    .map(part => part.trim());
  const charset = parameters
    .find(parameter => parameter.startsWith('charset='))
    ?.slice('charset='.length)
    .replaceAll('"', '');
  if (mediaType === 'application/json' && (charset === undefined || charset === 'utf-8')) return;
  throw new CallerError('UNSUPPORTED_MEDIA_TYPE', 'Send the body as UTF-8 JSON with "content-type: application/json".');
}

function parametersOfUrl(params: URLSearchParams): Record<string, unknown> {
  const json = (name: string) => {
    const text = params.get(name);
    return text === null || text === '' ? undefined : parseJson(text, `The URL parameter "${name}"`);
  };
  return {
    query: params.get('query') ?? undefined,
    operationName: params.get('operationName') ?? undefined,
    variables: json('variables'),
    extensions: json('extensions'),
  };
}

function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CallerError('BAD_REQUEST', `${what} is not valid JSON.`);
  }
}

function checkParameters(parameters: unknown): GraphQLParameters {
  if (Array.isArray(parameters))
    throw new CallerError('BAD_REQUEST', 'Batched requests are not served. Send one operation per request.');
  if (!isObject(parameters)) throw new CallerError('BAD_REQUEST', 'The request body must be a JSON object with a "query".');
  const { query, operationName, variables, extensions } = parameters;
  if (typeof query !== 'string' || query === '')
    throw new CallerError('BAD_REQUEST', 'The parameter "query" must be a non-empty string.');
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') {
    throw new CallerError('BAD_REQUEST', 'The parameter "operationName" must be a string.');
  }
  if (variables !== undefined && variables !== null && !isObject(variables)) {
    throw new CallerError('BAD_REQUEST', 'The parameter "variables" must be a JSON object.');
  }
  if (extensions !== undefined && extensions !== null && !isObject(extensions)) {
    throw new CallerError('BAD_REQUEST', 'The parameter "extensions" must be a JSON object.');
  }
  return { query, ...(operationName ? { operationName } : {}), variables: variables ?? {} };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
