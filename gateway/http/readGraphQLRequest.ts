import { CallerError } from '../errors.ts';
import { checkContentType } from './checkContentType.ts';
import type { GatewayRequest } from './GatewayRequest.ts';
import { preventCsrf } from './preventCsrf.ts';

/** The parameters of https://graphql.github.io/graphql-over-http/draft/#sec-Request-Parameters, checked. */
export type GraphQLParameters = {
  operationName: string | undefined;
  variables: Readonly<Record<string, unknown>>;
} & ({ query: string; documentId: undefined } | { query: string | undefined; documentId: string });

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
    return checkParameters(
      request.parsed === undefined ? parseJson(request.body, ['请求体', 'The request body']) : request.parsed,
    );
  }
  throw new CallerError(
    'METHOD_NOT_ALLOWED',
    `请用 GET 或 POST，不受理 ${request.method}。 GraphQL is served by GET and POST, not ${request.method}.`,
  );
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
  throw new CallerError(
    'METHOD_NOT_ALLOWED',
    '变更（mutation）不能用 GET，请用 POST。 A mutation cannot be sent by GET. Send it by POST.',
  );
}

function parametersOfUrl(params: URLSearchParams): Record<string, unknown> {
  const json = (name: string) => {
    const text = params.get(name);
    return text === null || text === '' ? undefined : parseJson(text, [`网址参数 ${name} `, `The URL parameter "${name}"`]);
  };
  return {
    query: params.get('query') ?? undefined,
    documentId: params.get('documentId') ?? undefined,
    operationName: params.get('operationName') ?? undefined,
    variables: json('variables'),
    extensions: json('extensions'),
  };
}

function parseJson(text: string, [chinese, english]: readonly [string, string]): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest(`${chinese}不是有效的 JSON`, `${english} is not valid JSON`);
  }
}

function checkParameters(parameters: unknown): GraphQLParameters {
  if (Array.isArray(parameters))
    throw badRequest('不受理批量请求，请逐个发送', 'Batched requests are not served. Send one operation per request');
  if (!isObject(parameters))
    throw badRequest('请求体必须是含有 query 的 JSON 对象', 'The request body must be a JSON object with a "query"');
  const { operationName, variables } = parameters;
  const query = parameters.query ?? undefined;
  const documentId = readDocumentId(parameters);
  if ((query !== undefined || documentId === undefined) && (typeof query !== 'string' || query === '')) {
    throw wrongParameter('query', '必须是非空字符串', 'must be a non-empty string');
  }
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') {
    throw wrongParameter('operationName', '必须是字符串', 'must be a string');
  }
  // Prepared operations are kept by name and text: one with a line break could pass for another.
  if (operationName && !/^[_A-Za-z]\w*$/.test(operationName)) {
    throw wrongParameter(
      'operationName',
      '必须是名称：字母、数字和 _，不以数字开头',
      'must be a name: letters, digits and _, no digit first',
    );
  }
  if (variables !== undefined && variables !== null && !isObject(variables)) {
    throw wrongParameter('variables', '必须是 JSON 对象', 'must be a JSON object');
  }
  // The condition above says it, but not in a way the compiler can follow.
  return { query, documentId, operationName: operationName || undefined, variables: variables ?? {} } as GraphQLParameters;
}

/** A document's identifier: the parameter of the specification's appendix, or Apollo's extension. */
function readDocumentId({ documentId, extensions }: Record<string, unknown>): string | undefined {
  if (extensions !== undefined && extensions !== null && !isObject(extensions)) {
    throw wrongParameter('extensions', '必须是 JSON 对象', 'must be a JSON object');
  }
  if (documentId !== undefined && documentId !== null) {
    if (typeof documentId === 'string' && documentId !== '') return documentId;
    throw wrongParameter('documentId', '必须是非空字符串', 'must be a non-empty string');
  }
  const persisted = extensions?.persistedQuery;
  if (persisted === undefined || persisted === null) return undefined;
  if (isObject(persisted) && persisted.version === 1 && typeof persisted.sha256Hash === 'string') return persisted.sha256Hash;
  throw badRequest(
    'extensions.persistedQuery 必须含有 "version": 1 和字符串 sha256Hash',
    '"extensions.persistedQuery" must hold "version": 1 and a string "sha256Hash"',
  );
}

function wrongParameter(name: string, chinese: string, english: string): CallerError {
  return badRequest(`参数 ${name} ${chinese}`, `The parameter "${name}" ${english}`);
}

function badRequest(chinese: string, english: string): CallerError {
  return new CallerError('BAD_REQUEST', `${chinese}。 ${english}.`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
