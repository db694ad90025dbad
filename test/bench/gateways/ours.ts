import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { GatewayUnderTest } from './GatewayUnderTest.ts';
import { repository } from './repository.ts';

const server = join(repository, 'gateway', 'dist', 'server.js');
const help = execFileSync(process.execPath, [server, '--help'], { encoding: 'utf8' });

/** Options that an older or newer gateway may not have are left out rather than refused. */
const known = (...options: string[]) => options.filter(option => help.includes(option.split('=')[0] ?? ''));

const HUGE = [
  '--max-nodes=100000000',
  '--max-cost=1000000000',
  '--max-department-answer-bytes=1000000000',
  '--request-deadline=120000',
  '--department-timeout=120000',
];

/** This repository's gateway, built, with its default limits and metrics. */
export const ours: GatewayUnderTest = {
  name: 'minsheng',
  version: 'this commit',
  canDedupe: help.includes('--no-dedupe-in-flight'),
  args: ({ supergraph, port, dedupe, huge }) => [
    // As `npm run gateway` and the image start it.
    '--min-semi-space-size=64',
    '--max-semi-space-size=64',
    '--no-allocation-site-pretenuring',
    server,
    ...['--supergraph', supergraph, '--port', String(port)],
    ...(dedupe ? [] : known('--no-dedupe-in-flight')),
    ...(huge ? known(...HUGE) : []),
  ],
};
