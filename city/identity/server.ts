/**
 * A demonstration identity provider: a real OpenID provider with made-up accounts. A real installation brings its own issuer and never
 * runs this one.
 *
 *   node city/identity/server.ts [--port 4010] [--data-dir .data] [--token-seconds 3600]
 *   node city/identity/server.ts --rotate      a new signing key, also under a provider that runs
 */
import { rmSync, writeFileSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { ACCOUNTS } from './accounts.ts';
import { keepPassword } from './password.ts';
import { DEFAULT_DATA_DIRECTORY, DEFAULT_PORT, placesIn } from './places.ts';
import { rotateSigningKeys } from './signingKeys.ts';

const options = new Command('identity')
  .description('演示用身份提供方 (identity provider for demonstrations; never for production)')
  .option('--port <number>', 'port to listen on, 0 for any (IDENTITY_PORT)', wholeNumber, portOfEnvironment())
  .option('--data-dir <folder>', 'its files lie in identity/ below it (DATA_DIR)', DEFAULT_DATA_DIRECTORY)
  .option('--token-seconds <number>', 'how long an access token lives', wholeNumber, 3600)
  .option('--rotate', 'add a signing key before the others, and end')
  .option('--production', 'refused: there is no production mode')
  .parse()
  .opts<{ port: number; dataDir: string; tokenSeconds: number; rotate?: true; production?: true }>();

try {
  if (options.production || process.env.NODE_ENV === 'production')
    throw new Error(
      'this identity provider is for demonstrations and does not start in production: configure the OpenID issuer of your officers (the city starts without it by npm start -- --no-identity)',
    );
  if (options.rotate) rotate();
  else await serve();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

function rotate(): void {
  const { keys } = rotateSigningKeys(placesIn(options.dataDir).keys);
  process.stdout.write(`signing key ${keys[0]?.kid} added; ${keys.length - 1} older kept for verification\n`);
}

async function serve(): Promise<void> {
  const places = placesIn(options.dataDir);
  const password = keepPassword(places.password);
  const { port, tokenSeconds } = options;
  const { serveIdentity } = await loadQuietly(() => import('./serveIdentity.ts'));
  const { issuer, server } = await serveIdentity({ port, keysFile: places.keys, password, tokenSeconds });
  writeFileSync(places.issuer, `${issuer}\n`);
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.once(signal, () => {
      rmSync(places.issuer, { force: true });
      server.close();
      server.closeAllConnections();
    });
  }
  process.stdout.write('DEMONSTRATION ONLY: made-up accounts with one password for all, never for production\n');
  process.stdout.write(`accounts: ${ACCOUNTS.map(({ account }) => account).join(', ')}\n`);
  // Not the password itself: this ends up in logs, which others may read.
  process.stdout.write(`password of all: kept in ${places.password}, to be read by its owner: cat ${places.password}\n`);
  process.stdout.write(`listening on ${issuer}\n`);
}

/** The library calls every Node that is not yet a long-term release unsupported; ours becomes one, and that line would only alarm. */
async function loadQuietly<T>(load: () => Promise<T>): Promise<T> {
  const { warn } = console;
  console.warn = (...words: unknown[]) => {
    if (!String(words[0]).includes('Unsupported runtime')) warn(...words);
  };
  try {
    return await load();
  } finally {
    console.warn = warn;
  }
}

function portOfEnvironment(): number {
  return wholeNumber(process.env.IDENTITY_PORT || String(DEFAULT_PORT));
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new InvalidArgumentError('must be a whole number');
  return value;
}
