import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_PORT, placesIn } from '../identity/places.ts';
import { requestToken } from '../identity/requestToken.ts';
import type { Children } from './children.ts';
import { type LaunchOptions, ROOT } from './options.ts';
import { wantedOrFreePort } from './ports.ts';
import { type RunningProcess, startProcess } from './startProcess.ts';

/** Starts the demonstration identity provider, on its usual port when that is free; its URL is the issuer. */
export async function startIdentity(
  { port, dataDirectory, identity }: LaunchOptions,
  children: Children,
): Promise<RunningProcess | undefined> {
  if (!identity) return undefined;
  process.stdout.write('[city] starting the identity provider\n');
  const providerPort = port === 0 ? 0 : await wantedOrFreePort(DEFAULT_PORT);
  const server = join(ROOT, 'city', 'identity', 'server.ts');
  return startProcess(
    {
      name: 'identity',
      args: [server, '--port', String(providerPort), '--data-dir', dataDirectory],
      folder: ROOT,
      environment: process.env,
      howToReturn: url =>
        `To bring it back: npx node city/identity/server.ts --port ${new URL(url).port} --data-dir ${dataDirectory}`,
    },
    children,
  );
}

/** The launcher asks the board as the leading group would. */
export async function tokenOfLeadingGroup(
  provider: RunningProcess | undefined,
  { dataDirectory }: LaunchOptions,
): Promise<string | undefined> {
  if (provider === undefined) return undefined;
  const password = readFileSync(placesIn(dataDirectory).password, 'utf8').trim();
  return requestToken({ issuer: provider.url, account: 'leading-group', password });
}
