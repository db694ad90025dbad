import { join } from 'node:path';
import type { GatewayUnderTest } from './GatewayUnderTest.ts';

/** No gateway: what the same request costs when it is only passed on, `node:http` in and one undici request out. */
export const plainProxy: GatewayUnderTest = {
  name: 'plain undici proxy',
  version: 'gateways/plainProxy.server.ts',
  canDedupe: false,
  args: ({ supergraph, port }) => [join(import.meta.dirname, 'plainProxy.server.ts'), supergraph, String(port)],
};
