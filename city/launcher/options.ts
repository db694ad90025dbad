import { join, resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';

/** What `npm start` may be told; flags win over the environment. */
export interface LaunchOptions {
  /** Port of the gateway. */
  port: number;
  /** tiny (1 %), demo (10 %), full (100 % = 622,444 residents) or a fraction. */
  scale: string;
  seed: number;
  /** The city's "today": the newest date in its files. */
  today: string;
  /** Everything this city keeps: exports, truth labels, databases, key. One folder for each scale, seed and day. */
  cityDirectory: string;
  /** Where the gateway keeps evidence of what this city was asked. */
  evidenceDirectory: string;
  /** Where the keys of the processes are; they are of the machine, not of a city. */
  keysDirectory: string;
  /** Where all cities lie, and the identity provider's files beside them. */
  dataDirectory: string;
  /** Whether the demonstration identity provider is started. */
  identity: boolean;
}

export function readOptions(argv = process.argv, environment: NodeJS.ProcessEnv = process.env): LaunchOptions {
  const command = new Command('npm start --')
    .description('民生联邦网关：在一台机器上运行整座城市 (the whole city on one machine)')
    .option('--port <number>', 'port of the gateway (PORT)', wholeNumber, wholeNumber(environment.PORT || '4000'))
    .option('--scale <scale>', 'tiny, demo, full or a fraction (CITY_SCALE)', environment.CITY_SCALE || DEFAULT_SCALE)
    .option('--seed <number>', 'seed of the synthetic city (CITY_SEED)', wholeNumber, wholeNumber(environment.CITY_SEED || '1'))
    .option('--today <date>', 'newest date in the city, YYYY-MM-DD (CITY_TODAY)', environment.CITY_TODAY || '2025-10-31')
    .option('--data-dir <folder>', 'where the city keeps its files (DATA_DIR)', environment.DATA_DIR || USUAL_DATA_DIRECTORY)
    .option('--no-identity', 'do not start the demonstration identity provider')
    .addHelpText('after', OF_THE_GATEWAY)
    .parse(argv);
  const { port, scale, seed, today, dataDir, identity } = command.opts<{
    port: number;
    scale: string;
    seed: number;
    today: string;
    dataDir: string;
    identity: boolean;
  }>();
  const dataDirectory = resolve(dataDir);
  const cityDirectory = join(dataDirectory, `${scale}-${seed}-${today}`);
  return {
    port,
    scale,
    seed,
    today,
    cityDirectory,
    evidenceDirectory: join(cityDirectory, 'evidence'),
    keysDirectory: join(dataDirectory, 'keys'),
    dataDirectory,
    identity,
  };
}

/** The command that starts the same city again, also where its options came by the environment of a terminal that is gone. */
export function commandOf({ port, scale, seed, today, dataDirectory, identity }: LaunchOptions): string {
  const dataDir = dataDirectory === USUAL_DATA_DIRECTORY ? [] : ['--data-dir', quoteForShell(dataDirectory)];
  const flags = [
    '--port',
    port,
    '--scale',
    scale,
    '--seed',
    seed,
    '--today',
    today,
    ...dataDir,
    ...(identity ? [] : ['--no-identity']),
  ];
  return `npm start -- ${flags.join(' ')}`;
}

function quoteForShell(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** Its processes inherit the environment; what the launcher writes on their command lines wins. */
const OF_THE_GATEWAY = `
The gateway's own options are given by the environment, for instance
  ADMIN_PORT=9464                     metrics and health
  WORKERS=2                           processes that share the port
  EXPLAIN_SECRET_FILE=explain.secret  dry runs with plans (or EXPLAIN_SECRET)
  EVIDENCE_BODIES=body-keys.json      keep what departments answer, encrypted to them
  MAX_PERSONS_PER_DAY=50              and every other limit
All of them: npm run gateway -- --help. npm start itself decides the supergraph, the evidence directory, the keys and addresses of
departments and, unless --no-identity is given, the issuer.`;

/** The repository's root: the launcher runs the processes that were built there. */
export const ROOT = resolve(import.meta.dirname, '..', '..');

/** Where the token verb looks too, unless it is told otherwise. */
export const USUAL_DATA_DIRECTORY = join(ROOT, '.data');

/** The largest scale whose first start stays within a minute and a half on two cores. */
const DEFAULT_SCALE = 'demo';

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new InvalidArgumentError('must be a whole number');
  return value;
}
