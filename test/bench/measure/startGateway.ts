import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../testkit/freePort.ts';
import type { GatewayUnderTest, WaysToStart } from '../gateways/GatewayUnderTest.ts';
import { askOnce } from './askOnce.ts';
import { type PinnedProcess, startPinned } from './startPinned.ts';
import { waitUntilUp } from './waitUntilUp.ts';

export const GATEWAY_CORE = 0;
export const OTHER_CORE = 1;

/** A gateway's process, up and on its own core. */
export interface RunningGateway extends AsyncDisposable {
  gateway: GatewayUnderTest;
  url: string;
  pid: number;
  /** Lets it finish what it has to write, and end. */
  end(): Promise<void>;
}

export interface StartOptions extends Omit<WaysToStart, 'port'> {
  /** A folder for its log and for whatever it writes where it stands. */
  folder: string;
  /** Options for Node itself. */
  nodeArgs?: readonly string[];
}

export async function startGateway(gateway: GatewayUnderTest, options: StartOptions): Promise<RunningGateway> {
  const ways = { ...options, port: await freePort() };
  const log = join(options.folder, `${gateway.name.replace(/\W+/g, '-')}.log`);
  mkdirSync(options.folder, { recursive: true });
  const started: PinnedProcess = startPinned({
    core: gateway.cores ?? GATEWAY_CORE,
    args: [...(options.nodeArgs ?? []), ...gateway.args(ways)],
    env: gateway.env?.(ways) ?? {},
    log,
    cwd: options.folder,
  });
  const url = `http://127.0.0.1:${ways.port}/graphql`;
  await waitUntilUp(() => answers(url, gateway), { child: started.child, log });
  return { gateway, url, pid: started.pid, end: started.end, [Symbol.asyncDispose]: started[Symbol.asyncDispose] };
}

async function answers(url: string, { headers }: GatewayUnderTest): Promise<true | undefined> {
  const answer = await askOnce(url, JSON.stringify({ query: '{ __typename }' }), { headers }).catch(() => undefined);
  return answer?.includes('"Query"') ? true : undefined;
}
