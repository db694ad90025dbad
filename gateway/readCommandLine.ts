import { readFileSync } from 'node:fs';
import { Command, InvalidArgumentError, Option } from 'commander';
import { defaultConfig, defaultLimits, type GatewayConfig, type GatewayLimits } from './config.ts';

/** In characters: what nobody guesses by asking. */
const SHORTEST_SECRET = 16;

type Environment = Readonly<Record<string, string | undefined>>;

/** What each limit limits, with its unit: for `--help` and for the table in README.md, which a test compares. */
export const limitDescriptions: Readonly<Record<keyof GatewayLimits, string>> = {
  maxBodyBytes: 'largest request body, bytes',
  maxTokens: 'most tokens in a document',
  maxDepth: 'deepest nesting of fields',
  maxAliases: 'most aliases in an operation',
  maxNodes: 'most objects an answer may hold, by the sizes of its nested lists',
  maxCost: 'most an operation may cost, by its nested lists and the weights of its fields',
  maxCachedOperations: 'prepared operations and plans kept',
  maxErrors: 'most errors listed in one answer',
  maxLastKnownEntities: 'entities whose last known values are kept',
  maxWatchedOperations: 'operations that metrics tell apart',
  requestDeadline: 'time for a whole request, ms',
  departmentTimeout: 'time for one call to a department, ms',
  maxDepartmentAnswerBytes: 'largest answer of a department, bytes',
  departmentConnections: 'connections kept to each department',
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
    .addOption(new Option('--host <address>', 'address to listen at').env('GATEWAY_HOST').default(defaultConfig.host))
    .addOption(new Option('--subgraph <name=url...>', 'call a department elsewhere than the supergraph says').default([]))
    .addOption(
      new Option(
        '--subscribe <name=sse|ws|url...>',
        'how a department is asked for subscriptions: sse, ws or a ws:// URL',
      ).default([]),
    )
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
    departmentUrls: {
      ...namedByEnvironment(env, /^SUBGRAPH_URL_([A-Z0-9_]+)$/),
      ...namedByOptions(options.subgraph, '--subgraph', program),
    },
    departmentSubscriptions: {
      ...namedByEnvironment(env, /^SUBSCRIBE_([A-Z0-9_]+)$/),
      ...namedByOptions(options.subscribe, '--subscribe', program),
    },
    introspection: options.introspection && isOn('INTROSPECTION', env, program),
    graphiql: options.graphiql && isOn('GRAPHIQL', env, program),
    ...(options.adminPort === undefined ? {} : { adminPort: options.adminPort }),
    adminHost: options.adminHost,
    logRequests: options.logRequests,
    ...readExplainSecret(options, program),
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

function isOn(variable: string, env: Environment, program: Command): boolean {
  const value = env[variable] || 'on';
  if (value !== 'on' && value !== 'off') program.error(`error: the variable ${variable} is "${value}"; set it to on or off`);
  return value === 'on';
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
