import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApolloServer, HeaderMap } from '@apollo/server';
import { ApolloServerErrorCode, unwrapResolverError } from '@apollo/server/errors';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import type { DepartmentConfig } from '../config.ts';
import type { Database } from '../database/openDatabase.ts';
import { sqlState } from '../database/sqlState.ts';
import { compiledExecution } from './compiledExecution.ts';
import { describeSurprise } from './describeSurprise.ts';
import { readBody } from './readBody.ts';
import { refuseRequest, refuseUnreadBody } from './refuseRequest.ts';
import { openRequest, type RequestContext } from './requestContext.ts';
import { rememberTraces, tracePrefix } from './traceOfError.ts';

/** GraphQL over HTTP by Apollo Server, without the plugins that cost time for each field (cache control, inline traces). */
export async function answerGraphQL(schema: GraphQLSchema, database: Database, config: DepartmentConfig) {
  const { maxBodyBytes } = config;
  const apollo = new ApolloServer<RequestContext>({
    gateway: compiledExecution(schema, config),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      rememberTraces,
    ],
    formatError: maskSurprises,
    // The launcher and the operator stop the process; Apollo's own signal handlers would stop it twice.
    stopOnTerminationSignals: false,
  });
  await apollo.start();

  return { handle, stop: () => apollo.stop() };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request, maxBodyBytes);
    if (typeof body !== 'string') {
      refuseUnreadBody(request, response, `the request body is larger than ${maxBodyBytes} bytes (MAX_BODY_BYTES)`);
      return;
    }
    const parsed = parseJson(body);
    if (parsed === MALFORMED) {
      refuseRequest(response, 400, 'the request body is not valid JSON');
      return;
    }
    const answer = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: request.method ?? 'GET',
        headers: headersOf(request),
        search: new URL(request.url ?? '/', 'http://department').search,
        body: parsed,
      },
      context: async () => openRequest(database),
    });
    for (const [name, value] of answer.headers) response.setHeader(name, value);
    response.statusCode = answer.status ?? 200;
    if (answer.body.kind === 'complete') {
      response.end(answer.body.string);
      return;
    }
    for await (const chunk of answer.body.asyncIterator) response.write(chunk);
    response.end();
  }
}

/** The caller's mistakes are told; anything else is logged here and leaves only a code, because messages of libraries carry data. */
function maskSurprises(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const cause = unwrapResolverError(error);
  const deliberate = cause instanceof GraphQLError || formatted.extensions?.code !== ApolloServerErrorCode.INTERNAL_SERVER_ERROR;
  if (deliberate) {
    const { stacktrace: _stacktrace, ...extensions } = formatted.extensions ?? {};
    return { ...formatted, extensions };
  }
  process.stderr.write(`${tracePrefix(error)}${describeSurprise(cause)}\n`);
  if (sqlState(cause) === QUERY_CANCELED) {
    return {
      message: '查询超时，已中止，请缩小查询范围后重试 (the query took too long and was stopped; ask for less at once)',
      ...(formatted.path && { path: formatted.path }),
      extensions: { code: 'QUERY_TIMEOUT' },
    };
  }
  return {
    message: '本部门处理此字段时出错，请联系该部门管理员 (the department failed on this field)',
    ...(formatted.path && { path: formatted.path }),
    extensions: { code: ApolloServerErrorCode.INTERNAL_SERVER_ERROR },
  };
}

/** PostgreSQL's code of a statement that was stopped by `statement_timeout`. */
const QUERY_CANCELED = '57014';
const MALFORMED = Symbol('malformed');

function parseJson(body: string): unknown {
  if (body === '') return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return MALFORMED;
  }
}

function headersOf(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}
