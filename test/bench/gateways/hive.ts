import { join } from 'node:path';
import type { GatewayUnderTest, WaysToStart } from './GatewayUnderTest.ts';
import { versionOf } from './versionOf.ts';

/** @graphql-hive/gateway as its command line starts it, with the planner in JavaScript. */
export const hive: GatewayUnderTest = {
  name: '@graphql-hive/gateway',
  version: versionOf('@graphql-hive/gateway'),
  canDedupe: true,
  args: hiveArgs,
  env: ({ dedupe }) => ({ BENCH_DEDUPE: dedupe ? 'on' : 'off' }),
};

export function hiveArgs({ supergraph, port }: WaysToStart): string[] {
  return [
    join(import.meta.dirname, '..', 'node_modules', '@graphql-hive', 'gateway', 'dist', 'bin.js'),
    ...['supergraph', supergraph, '--host', '127.0.0.1', '--port', String(port)],
    ...['--config-path', join(import.meta.dirname, 'hive.config.ts')],
  ];
}
