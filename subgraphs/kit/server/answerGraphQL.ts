import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApolloServer, HeaderMap } from '@apollo/server';
import { ApolloServerErrorCode, unwrapResolverError } from '@apollo/server/errors';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import type { AskedLedger } from '../asked/AskedLedger.ts';
import { concernsPersons } from '../asked/concernsPersons.ts';
import { countPersons } from '../asked/countPersons.ts';
import type { DepartmentConfig } from '../config.ts';
import type { Database } from '../database/openDatabase.ts';
import { sqlState } from '../database/sqlState.ts';
import { type BelievedCall, type CallGate, refusal } from '../trust/CallGate.ts';
import { type DepartmentRules, refuseNobody } from '../trust/departmentRules.ts';
import { compiledExecution } from './compiledExecution.ts';
import { describeSurprise } from './describeSurprise.ts';
import { Reply } from './Reply.ts';
import { readBody } from './readBody.ts';
import { openRequest, type RequestContext } from './requestContext.ts';
import { rememberTraces, tracePrefix } from './traceOfError.ts';

export interface Answering {
  schema: GraphQLSchema;
  database: Database;
  /** Undefined: nobody is believed, and so nobody answered. */
  gate: CallGate | undefined;
  /** Of what is asked: nothing is answered that it must hold and does not. Goes with the gate. */
  asked: AskedLedger | undefined;
  rules: DepartmentRules | undefined;
}

/**
 * GraphQL over HTTP by Apollo Server, without the plugins that cost time for each field (cache control, inline traces). Before
 * it sees anything, the gateway's signature is checked (schema/trust.md §4), and the department's own rules are asked.
 */
export async function answerGraphQL({ schema, database, gate, asked, rules }: Answering, config: DepartmentConfig) {
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
  const isAboutPersons = concernsPersons(schema);

  return { handle, stop: () => apollo.stop() };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const reply = new Reply(request, response, { gate, asked });
    try {
      await answerCall(request, reply);
    } catch (error) {
      // A client that hung up half-way is nobody's fault and hears no answer.
      if (request.destroyed && !request.complete) return void response.destroy();
      process.stderr.write(`${describeSurprise(error)}\n`);
      if (response.headersSent) response.destroy();
      else await reply.refuse(500, '本部门处理请求时出错，请联系该部门管理员 (the department failed on this request)');
    }
  }

  async function answerCall(request: IncomingMessage, reply: Reply): Promise<void> {
    const call = gate ? gate.admit(request) : refusal('UNSIGNED');
    if ('code' in call) return reply.refuseUnread(401, call.message, call.code);
    // What stands in the address is not signed.
    if (request.method !== 'POST' || request.url?.includes('?'))
      return reply.refuseUnread(405, 'ask by POST, with nothing in the address');
    reply.answers(call, isAboutPersons(call));
    const body = await readBody(request, maxBodyBytes);
    if ('tooLarge' in body) {
      return reply.refuseUnread(413, `the request body is larger than ${maxBodyBytes} bytes (MAX_BODY_BYTES)`);
    }
    if (!call.hasBody(body)) {
      const { message, code } = refusal('BAD_SIGNATURE');
      return reply.refuse(401, message, code);
    }
    const parsed = parseJson(body.toString('utf8'));
    reply.persons = countPersons(parsed);
    // Before anything is read or changed for it.
    if (reply.mustWait) return reply.refuseUnrecorded();
    if (parsed === MALFORMED) return reply.refuse(400, 'the request body is not valid JSON');
    const reason = await objection(call, parsed);
    if (reason !== undefined) return reply.refuse(403, reason, 'DEPARTMENT_RULE');
    const answer = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: request.method ?? 'GET',
        headers: headersOf(request),
        search: new URL(request.url ?? '/', 'http://department').search,
        body: parsed,
      },
      context: async () => openRequest(database, call.caller, { asked, cursors: gate?.keys.cursors.seal }),
    });
    // Whole, also where it comes in pieces: a receipt is of the whole.
    let text = answer.body.kind === 'complete' ? answer.body.string : '';
    if (answer.body.kind === 'chunked') for await (const chunk of answer.body.asyncIterator) text += chunk;
    return reply.send(answer.status ?? 200, Object.fromEntries(answer.headers), text);
  }

  async function objection({ caller, reasons }: BelievedCall, parsed: unknown): Promise<string | undefined> {
    const nobody = config.answersAnonymous ? undefined : refuseNobody(caller);
    if (nobody !== undefined || !rules) return nobody;
    const { query, operationName, variables } = (parsed ?? {}) as Record<string, unknown>;
    return rules.mayAnswer(caller, { query, operationName, variables, reasons });
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
