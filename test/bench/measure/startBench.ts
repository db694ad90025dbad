import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GatewayUnderTest } from '../gateways/GatewayUnderTest.ts';
import { LoadGenerator } from '../load/LoadGenerator.ts';
import type { Bench } from './measureOnce.ts';
import { startDepartments } from './startDepartments.ts';
import { OTHER_CORE, type RunningGateway, type StartOptions, startGateway } from './startGateway.ts';

export interface BenchOptions {
  /** Name of a module in graphs/. */
  graph: string;
  /** Where it makes a folder of its own. */
  folder: string;
  /** A folder of keys: departments then give receipts to signed calls. */
  keys?: string;
}

/** Departments, load and gateways of one scenario; disposing stops them all. */
export interface RunningBench extends Bench, AsyncDisposable {
  /** Starts gateways over the graph; those that are started again replace nobody, so dispose what you are done with. */
  start(gateways: readonly GatewayUnderTest[], ways?: Partial<StartOptions>): Promise<RunningGateways>;
}

export interface RunningGateways extends AsyncDisposable {
  all: RunningGateway[];
}

export async function startBench({ graph, folder: parent, keys }: BenchOptions): Promise<RunningBench> {
  const folder = mkdtempSync(join(parent, `${graph}-`));
  await using stack = new AsyncDisposableStack();
  const departments = stack.use(await startDepartments(graph, { folder, keys }));
  const load = stack.use(new LoadGenerator({ core: OTHER_CORE, log: join(folder, 'load.log') }));
  const supergraph = join(folder, 'supergraph.graphql');
  writeFileSync(supergraph, departments.supergraphSdl);
  const moved = stack.move();
  return {
    departments,
    load,
    start: (gateways, ways = {}) => startAll(gateways, { supergraph, folder, dedupe: false, huge: false, ...ways }),
    [Symbol.asyncDispose]: () => moved.disposeAsync(),
  };
}

async function startAll(gateways: readonly GatewayUnderTest[], options: StartOptions): Promise<RunningGateways> {
  await using stack = new AsyncDisposableStack();
  const all: RunningGateway[] = [];
  for (const gateway of gateways) all.push(stack.use(await startGateway(gateway, options)));
  const moved = stack.move();
  return { all, [Symbol.asyncDispose]: () => moved.disposeAsync() };
}
