import { join } from 'node:path';
import type { GatewayUnderTest } from './GatewayUnderTest.ts';
import { versionOf } from './versionOf.ts';

/** @apollo/gateway behind @apollo/server's own HTTP server. */
export const apollo: GatewayUnderTest = {
  name: '@apollo/gateway',
  version: `${versionOf('@apollo/gateway')} + @apollo/server ${versionOf('@apollo/server')}`,
  canDedupe: false,
  args: ({ supergraph, port }) => [join(import.meta.dirname, 'apollo.server.ts'), supergraph, String(port)],
};
