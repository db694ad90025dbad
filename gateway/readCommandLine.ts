import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Command, InvalidArgumentError, Option } from 'commander';
import { defaultConfig, defaultLimits, type GatewayConfig, type GatewayLimits } from './config.ts';
import { isOn } from './isOn.ts';
import { departmentLimitKeys, readDepartmentLimits } from './readDepartmentLimits.ts';
import { addProtocolOptions, readProtocolOptions } from './readProtocolOptions.ts';
import { addTraceOptions, readTraceOptions } from './readTraceOptions.ts';

/** In characters: what nobody guesses by asking. */
const SHORTEST_SECRET = 16;

type Environment = Readonly<Record<string, string | undefined>>;

/** What each limit limits, with its unit: for `--help` and for the table in README.md, which a test compares. */
export const limitDescriptions: Readonly<Record<keyof GatewayLimits, string>> = {
  maxBodyBytes: 'largest request body, bytes',
  maxTokens: 'most tokens in a document',
  maxNesting: 'deepest nesting of brackets in a document',
  maxDefinitions: 'most operations and fragments in a document',
  maxSelections: 'most fields and fragments selected in a document',
  maxRepeats: 'most times that one selection names the same field',
  maxDirectives: 'most directives in a document',
  maxRootFields: 'most fields at the top of an operation, its fragments spread',
  maxVariableBytes: 'largest variables, bytes of JSON',
  maxVariableItems: 'longest list in the variables',
  maxVariableDepth: 'deepest nesting in the variables',
  maxDepth: 'deepest nesting of fields',
  maxAliases: 'most aliases in an operation',
  maxNodes: 'most objects an answer may hold, by the sizes of its nested lists',
  maxCost: 'most an operation may cost, by its nested lists and the weights of its fields',
  maxCallerRequests: 'most requests of one caller in a minute, 0 for no limit',
  maxCallerCost: 'most that one caller may cause in a minute, in units of cost, 0 for no limit',
  maxCachedOperations: 'prepared operations and plans kept',
  compressAbove: 'smallest answer that is compressed, bytes',
  maxBatch: 'most operations in one request, 0 for no batches',
  headersTimeout: 'time for a caller to send the head of a request, ms',
  receiveTimeout: 'time for a caller to send a whole request, ms',
  keepAliveTimeout: 'time an idle connection of a caller is kept, ms',
  maxHeaderBytes: 'largest head of a request, bytes',
  maxConnections: 'connections of callers at once',
  maxAutomaticDocuments: 'documents kept that callers registered by their SHA-256',
  persistedDocumentsInterval: 'how often the file of persisted documents is looked at, ms',
  maxErrors: 'most errors listed in one answer',
  maxLastKnownEntities: 'entities whose last known values are kept',
  maxWatchedOperations: 'operations that metrics and traces tell apart',
  maxWaitingSpans: 'finished spans that wait for the collector of traces',
  traceTimeout: 'time for the collector of traces to take what it is sent, ms',
  requestDeadline: 'time for a whole request, ms',
  departmentTimeout: 'time for one call to a department, waiting and repeats included, ms',
  maxDepartmentAnswerBytes: 'largest answer of a department, bytes',
  departmentConnections: 'connections to a department, and so calls at once',
  departmentQueue: 'calls that may wait for a connection to a department',
  departmentEntities: 'most entities asked of a department in one call',
  departmentChunks: 'calls at once for the entities of one fetch',
  departmentChunkTime: 'time within which a department should answer such a call, ms',
  departmentRetries: 'repeats of a query after a broken connection, 502, 503 or 504',
  departmentTimeoutRetries: 'repeats of a query after a timeout, each with the whole time again',
  departmentRetryPercent: 'repeats that a department is sent for each hundred calls',
  departmentRetriesPerSecond: 'repeats that a department is sent each second, however few the calls',
  departmentBreakerPercent: 'failures in a hundred calls at which a department is left alone',
  departmentBreakerCalls: 'fewest calls in the window to judge a department by; 0: never judge',
  departmentBreakerWindow: 'time over which failures are counted, ms',
  departmentBreakerPause: 'time for which a department is left alone, ms',
  planTimeout: 'time for planning one operation, ms',
  supergraphTimeout: 'time for fetching the supergraph from its URL, ms',
  maxSupergraphBytes: 'largest supergraph fetched from a URL, bytes',
  maxWarmedOperations: 'operations in use made ready on a new supergraph before it takes requests',
  warmTimeout: 'time for making them ready, ms',
  retireSpread: 'time over which subscriptions move to a new supergraph, ms',
  drainTimeout: 'time for requests in flight when stopping, ms',
  maxSubscriptions: 'most subscriptions at once',
  maxSubscriptionsPerConnection: 'most subscriptions at once on one WebSocket',
  maxWebSockets: 'most WebSockets of callers at once',
  maxWaitingEvents: 'most events that wait for a slow reader, per subscription',
  maxEventBytes: 'largest event of a department, bytes',
  maxSubscriptionLifetime: 'longest life of a subscription, ms',
  subscriptionPing: 'time between signs of life on open streams, ms',
  connectionInitTimeout: "time for a WebSocket's connection_init, ms",
  departmentSilence: "longest silence on a department's event stream, ms",
};

/**
 * Reads options from the command line and the environment; the command line wins. Each limit is an option
 * (`--max-depth 20`) and a variable (`MAX_DEPTH=20`); `--no-introspection` and `--no-graphiql` are `INTROSPECTION=off` and
 * `GRAPHIQL=off`. The host is `GATEWAY_HOST`, because some shells set HOST. A department's URL is `--subgraph name=url` or
 * `SUBGRAPH_URL_<NAME>`, with the name in upper snake case (`medical-insurance`: `SUBGRAPH_URL_MEDICAL_INSURANCE`); how it is
 * asked for subscriptions is `--subscribe name=sse`, `=ws` or `=ws://...`, or `SUBSCRIBE_<NAME>`.
 * Limits of one department are `--department name:key=number` or, with spaces between several, `DEPARTMENT_LIMITS`.
 * Ends the process with a usage message when an option is wrong.
 */
export function readCommandLine(argv: readonly string[], env: Environment): GatewayConfig {
  const program = new Command('gateway')
    .description('民生联邦网关: one GraphQL graph over the departments of a city')
    .addOption(new Option('--supergraph <file or URL>', 'composed supergraph SDL').env('SUPERGRAPH').makeOptionMandatory())
    .addOption(
      new Option('--supergraph-poll <ms>', 'look for a new supergraph this often; 0: only at SIGHUP and when the file changes')
        .env('SUPERGRAPH_POLL')
        .argParser(parseCount)
        .default(defaultConfig.supergraphPoll),
    )
    .addOption(
      new Option(
        '--supergraph-header <name: value...>',
        'sent to the URL of the supergraph (env: SUPERGRAPH_HEADER, one)',
      ).default(env.SUPERGRAPH_HEADER ? [env.SUPERGRAPH_HEADER] : [], 'none'),
    )
    .addOption(
      new Option('--supergraph-cache <file>', 'keep the last good supergraph here, for starts while its source is away').env(
        'SUPERGRAPH_CACHE',
      ),
    )
    .addOption(
      new Option('--port <number>', '0 chooses a free one').env('PORT').argParser(parseCount).default(defaultConfig.port),
    )
    .addOption(
      new Option(
        '--workers <number>',
        'processes that share the port, each with its own caches and metrics; auto: one for each core',
      )
        .env('WORKERS')
        .argParser(parseWorkers)
        .default(defaultConfig.workers),
    )
    .addOption(new Option('--host <address>', 'address to listen at').env('GATEWAY_HOST').default(defaultConfig.host))
    .addOption(new Option('--subgraph <name=url...>', 'call a department elsewhere than the supergraph says').default([]))
    .addOption(
      new Option(
        '--subscribe <name=sse|ws|url...>',
        'how a department is asked for subscriptions: sse, ws or a ws:// URL',
      ).default([]),
    )
    .addOption(
      new Option(
        '--web-socket-origin <origin...>',
        'further origins whose pages may open WebSockets (env: WEB_SOCKET_ORIGIN, separated by spaces)',
      ).default(env.WEB_SOCKET_ORIGIN?.split(' ').filter(Boolean) ?? []),
    )
    .addOption(
      new Option(
        '--override-label <label...>',
        'fields that move under these labels come from their new department (env: OVERRIDE_LABELS, separated by spaces)',
      ).default(env.OVERRIDE_LABELS?.split(' ').filter(Boolean) ?? []),
    )
    .addOption(
      new Option(
        '--department <name:key=number...>',
        `limits of one department, as in hrss:timeout=3000,connections=8 (${departmentLimitKeys.join(', ')}; env: DEPARTMENT_LIMITS, with spaces between)`,
      ).default([]),
    )
    .addOption(new Option('--no-dedupe-in-flight', 'send equal queries of equal authority twice (env: DEDUPE_IN_FLIGHT=off)'))
    .addOption(new Option('--no-introspection', 'hide the schema (env: INTROSPECTION=off)'))
    .addOption(
      new Option('--admin-port <number>', 'serve /metrics and /health here (off)').env('ADMIN_PORT').argParser(parseCount),
    )
    .addOption(
      new Option('--admin-host <address>', 'address for --admin-port').env('ADMIN_HOST').default(defaultConfig.adminHost),
    )
    .addOption(
      new Option('--log-requests <which>', 'requests that leave a line in the log')
        .choices(['all', 'errors', 'off'])
        .env('LOG_REQUESTS')
        .default(defaultConfig.logRequests),
    )
    .addOption(new Option('--explain-secret <text>', 'allow dry runs to those who send it').env('EXPLAIN_SECRET'))
    .addOption(new Option('--explain-secret-file <file>', 'the same, from a file').env('EXPLAIN_SECRET_FILE'))
    .addOption(new Option('--no-graphiql', 'serve no page at /graphql (env: GRAPHIQL=off)'));
  addProtocolOptions(program);
  addTraceOptions(program);
  for (const name of limitNames()) {
    const option = new Option(`--${snake(name, '-')} <number>`, limitDescriptions[name]);
    program.addOption(option.env(snake(name, '_').toUpperCase()).argParser(parseCount).default(defaultLimits[name]));
  }
  const options = program.parse(argv).opts();
  const limits = { ...defaultLimits };
  for (const name of limitNames()) limits[name] = options[name];
  return {
    supergraph: options.supergraph,
    supergraphPoll: options.supergraphPoll,
    supergraphHeaders: headersOf(options.supergraphHeader, program),
    ...(options.supergraphCache ? { supergraphCache: options.supergraphCache } : {}),
    host: options.host,
    port: options.port,
    workers: options.workers,
    departmentUrls: {
      ...namedByEnvironment(env, /^SUBGRAPH_URL_([A-Z0-9_]+)$/),
      ...namedByOptions(options.subgraph, '--subgraph', program),
    },
    departmentSubscriptions: {
      ...namedByEnvironment(env, /^SUBSCRIBE_([A-Z0-9_]+)$/),
      ...namedByOptions(options.subscribe, '--subscribe', program),
    },
    departmentLimits: readDepartmentLimits(
      [...(env.DEPARTMENT_LIMITS?.split(/\s+/).filter(Boolean) ?? []), ...options.department],
      message => program.error(`error: ${message}`),
    ),
    dedupeInFlight: options.dedupeInFlight && isOn('DEDUPE_IN_FLIGHT', env, { program }),
    introspection: options.introspection && isOn('INTROSPECTION', env, { program }),
    graphiql: options.graphiql && isOn('GRAPHIQL', env, { program }),
    webSocketOrigins: options.webSocketOrigin,
    overrideLabels: options.overrideLabel,
    ...(options.adminPort === undefined ? {} : { adminPort: options.adminPort }),
    adminHost: options.adminHost,
    logRequests: options.logRequests,
    ...readExplainSecret(options, program),
    ...readProtocolOptions(options, env, program),
    ...readTraceOptions(options, env, program),
    limits,
  };
}

function readExplainSecret(
  options: { explainSecret?: string; explainSecretFile?: string },
  program: Command,
): Pick<GatewayConfig, 'explainSecret'> {
  const secret = options.explainSecretFile ? readSecret(options.explainSecretFile, program) : options.explainSecret;
  if (secret === undefined || secret === '') return {};
  if (secret.length < SHORTEST_SECRET)
    program.error(`error: the secret for dry runs is too short; give at least ${SHORTEST_SECRET} characters`);
  return { explainSecret: secret };
}

function readSecret(file: string, program: Command): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    return program.error(`error: cannot read ${file}: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

function limitNames(): (keyof GatewayLimits)[] {
  return Object.keys(defaultLimits) as (keyof GatewayLimits)[];
}

function snake(name: string, separator: string): string {
  return name.replace(/[A-Z]/g, letter => separator + letter.toLowerCase());
}

function parseCount(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Give a whole number.');
  return Number(text);
}

function parseWorkers(text: string): number {
  if (text === 'auto') return availableParallelism();
  const count = parseCount(text);
  if (count === 0) throw new InvalidArgumentError('Give a whole number above 0, or auto.');
  return count;
}

function namedByEnvironment(env: Environment, pattern: RegExp): Record<string, string> {
  const named: Record<string, string> = {};
  for (const [variable, value] of Object.entries(env)) {
    const name = pattern.exec(variable)?.[1];
    if (name && value) named[name.toLowerCase().replaceAll('_', '-')] = value;
  }
  return named;
}

function headersOf(settings: readonly string[], program: Command): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const setting of settings) {
    const [, name, value] = /^([\w-]+): *(.+)$/.exec(setting) ?? [];
    // The setting itself is not shown: it may be a key.
    if (name === undefined || value === undefined) program.error('error: --supergraph-header must have the form "name: value"');
    else headers[name] = value;
  }
  return headers;
}

function namedByOptions(settings: readonly string[], option: string, program: Command): Record<string, string> {
  const named: Record<string, string> = {};
  for (const setting of settings) {
    const split = setting.indexOf('=');
    if (split < 1)
      program.error(`error: ${option} "${setting}" must have the form name=${option === '--subgraph' ? 'url' : 'sse|ws|url'}`);
    named[setting.slice(0, split)] = setting.slice(split + 1);
  }
  return named;
}
