import { join } from 'node:path';
import type { Children } from './children.ts';
import { keysFileOf } from './createKeysOnce.ts';
import { identityArguments } from './identityArguments.ts';
import { commandOf, type LaunchOptions, ROOT } from './options.ts';
import { type RunningProcess, startProcess } from './startProcess.ts';

/** Starts the gateway on the committed supergraph, with the departments at the addresses where they run now. */
export function startGateway(
  { departments, identity }: { departments: RunningProcess[]; identity: RunningProcess | undefined },
  options: LaunchOptions,
  children: Children,
): Promise<RunningProcess> {
  const { port, keysDirectory, evidenceDirectory } = options;
  process.stdout.write('[city] starting the gateway\n');
  return startProcess(
    {
      name: 'gateway',
      args: [
        '--min-semi-space-size=64',
        '--max-semi-space-size=64',
        '--no-allocation-site-pretenuring',
        join(ROOT, 'gateway', 'dist', 'server.js'),
        ...['--supergraph', join(ROOT, 'schema', 'supergraph.graphql'), '--port', String(port)],
        ...['--evidence-directory', evidenceDirectory],
        ...['--department-keys', keysFileOf(keysDirectory, 'gateway')],
        ...departments.flatMap(({ name, url }) => ['--subgraph', `${name}=${url}`]),
        ...identityArguments(identity?.url),
      ],
      // Files that the environment names are read from where npm start is called.
      folder: ROOT,
      environment: { ...process.env, NODE_ENV: 'production' },
      howToReturn: () =>
        `Stop what still runs (Ctrl-C here, or: kill ${process.pid}), then start the city again, in the same environment: ${commandOf(options)}`,
    },
    children,
  );
}
