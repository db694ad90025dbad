import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { composeGraph } from '../graphs/composeGraph.ts';
import type { FederatedGraph } from '../graphs/FederatedGraph.ts';
import { OTHER_CORE } from './startGateway.ts';
import { startPinned } from './startPinned.ts';
import { waitUntilUp } from './waitUntilUp.ts';

export interface RunningDepartments extends AsyncDisposable {
  pid: number;
  /** `http://127.0.0.1:<port>`; a department answers at `/<name>`. */
  origin: string;
  supergraphSdl: string;
  /** Requests they had so far, all together. */
  calls(): Promise<number>;
}

/** The departments of a graph module (`nested` is graphs/nested.ts) in one process, and their supergraph. */
export async function startDepartments(graphName: string, folder: string): Promise<RunningDepartments> {
  const module = join(import.meta.dirname, '..', 'graphs', `${graphName}.ts`);
  const log = join(folder, 'departments.log');
  const script = join(import.meta.dirname, '..', 'departments', 'serveDepartments.ts');
  const started = startPinned({ core: OTHER_CORE, args: ['--max-old-space-size=8192', script, pathToFileURL(module).href], log });
  const origin = await waitUntilUp(async () => /listening on (\S+)/.exec(readFileSync(log, 'utf8'))?.[1], { ...started, log });
  const { graph } = (await import(pathToFileURL(module).href)) as { graph: FederatedGraph };
  const calls = async () => ((await (await fetch(`${origin}/calls`)).json()) as { calls: number }).calls;
  return {
    pid: started.pid,
    origin,
    supergraphSdl: composeGraph(graph, origin),
    calls,
    [Symbol.asyncDispose]: started[Symbol.asyncDispose],
  };
}
