/**
 * `npm run -s token -- <account>`: one bearer token on stdout and nothing else; without an account, the list of them. What is wrong goes to
 * stderr, with exit code 1.
 */
import { existsSync, readFileSync } from 'node:fs';
import { Command } from 'commander';
import { ACCOUNTS, findAccount } from './accounts.ts';
import { readOwnerOnlyFile } from './ownerOnlyFile.ts';
import { DEFAULT_DATA_DIRECTORY, placesIn } from './places.ts';
import { requestToken, SignInError } from './requestToken.ts';

const command = new Command('npm run -s token --')
  .description('打印一个演示账号的令牌 (prints the token of a demonstration account)')
  .argument('[account]', 'for instance: auditor; without one, all accounts are listed')
  .option(
    '--url <issuer>',
    'the identity provider (IDENTITY_URL); otherwise the one that npm start runs',
    process.env.IDENTITY_URL,
  )
  .option('--data-dir <folder>', 'the data directory of npm start (DATA_DIR)', DEFAULT_DATA_DIRECTORY)
  .parse();

const LIST = ACCOUNTS.map(({ account, name }) => `  ${account.padEnd(34)} ${name}`).join('\n');

try {
  const [account] = command.args;
  process.stdout.write(`${account === undefined ? LIST : await tokenOf(account, command.opts())}\n`);
} catch (error) {
  if (!(error instanceof SignInError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function tokenOf(account: string, { url, dataDir }: { url?: string; dataDir: string }): Promise<string> {
  if (findAccount(account) === undefined) throw new SignInError(`there is no account "${account}"; these there are:\n${LIST}`);
  const places = placesIn(dataDir);
  const password = readOwnerOnlyFile(places.password)?.trim();
  if (password === undefined)
    throw new SignInError(
      `no identity provider has run on ${dataDir} yet (${places.password} is missing); start the city, without --no-identity: npm start`,
    );
  return requestToken({ issuer: url || runningIssuer(places.issuer, dataDir), account, password });
}

/** Only the one of this data directory: another city's provider, wherever it listens, has another password. */
function runningIssuer(file: string, dataDir: string): string {
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  throw new SignInError(
    `no identity provider runs on ${dataDir}: its city is not running, or was started with --no-identity and asks nobody for a token; start it without: npm start -- --data-dir ${dataDir}`,
  );
}
