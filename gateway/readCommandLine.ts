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
  maxCachedOperations: 'prepared operations and plans kept',
  maxErrors: 'most errors listed in one answer',
  maxLastKnownEntities: 'entities whose last known values are kept',
  maxWatchedOperations: 'operations that metrics tell apart',
  requestDeadline: 'time for a whole request, ms',
  departmentTimeout: 'time for one call to a department, ms',
  maxDepartmentAnswerBytes: 'largest answer of a department, bytes',
  departmentConnections: 'connections kept to each department',
  planTimeout: 'time for planning one operation, ms',
  drainTimeout: 'time for requests in flight when stopping, ms',
};

/**
 * Reads options from the command line and the environment; the command line wins. Each limit is an option
 * (`--max-depth 20`) and a variable (`MAX_DEPTH=20`); `--no-introspection` and `--no-graphiql` are `INTROSPECTION=off` and
 * `GRAPHIQL=off`. The host is `GATEWAY_HOST`, because some shells set HOST. A department's URL is `--subgraph name=url` or
 * `SUBGRAPH_URL_<NAME>`, with the name in upper snake case (`medical-insurance`: `SUBGRAPH_URL_MEDICAL_INSURANCE`).
 * Ends the process with a usage message when an option is wrong.
 */
export function readCommandLine(argv: readonly string[], env: Environment): GatewayConfig {
  const program = new Command('gateway')
    .description('民生联邦网关: one GraphQL graph over the departments of a city')
    .addOption(new Option('--supergraph <file>', 'composed supergraph SDL').env('SUPERGRAPH').makeOptionMandatory())
    .addOption(
      new Option('--port <number>', '0 chooses a free one').env('PORT').argParser(parseCount).default(defaultConfig.port),
    )
    .addOption(new Option('--host <address>', 'address to listen at').env('GATEWAY_HOST').default(defaultConfig.host))
    .addOption(new Option('--subgraph <name=url...>', 'call a department elsewhere than the supergraph says').default([]))
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
    host: options.host,
    port: options.port,
    departmentUrls: { ...urlsOfEnvironment(env), ...urlsOfOptions(options.subgraph, program) },
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

function urlsOfEnvironment(env: Environment): Record<string, string> {
  const urls: Record<string, string> = {};
  for (const [variable, url] of Object.entries(env)) {
    const name = /^SUBGRAPH_URL_([A-Z0-9_]+)$/.exec(variable)?.[1];
    if (name && url) urls[name.toLowerCase().replaceAll('_', '-')] = url;
  }
  return urls;
}

function urlsOfOptions(settings: readonly string[], program: Command): Record<string, string> {
  const urls: Record<string, string> = {};
  for (const setting of settings) {
    const split = setting.indexOf('=');
    if (split < 1) program.error(`error: --subgraph "${setting}" must have the form name=url`);
    urls[setting.slice(0, split)] = setting.slice(split + 1);
  }
  return urls;
}
