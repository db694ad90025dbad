import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FederatedGraph } from './FederatedGraph.ts';

/** Where the module of a graph is: `nested` is nested.ts beside this one. */
export function addressOfGraph(name: string): string {
  return pathToFileURL(join(import.meta.dirname, `${name}.ts`)).href;
}

export async function importGraph(name: string): Promise<FederatedGraph> {
  const { graph } = (await import(addressOfGraph(name))) as { graph: FederatedGraph };
  return graph;
}
