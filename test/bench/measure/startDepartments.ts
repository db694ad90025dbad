import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeGraph } from '../graphs/composeGraph.ts';
import { addressOfGraph, importGraph } from '../graphs/importGraph.ts';
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

/**
 * The departments of a graph module (`nested` is graphs/nested.ts) in one process, and their supergraph.
 * @param keys a folder of keys, for departments that give receipts to signed calls
 */
export async function startDepartments(
  graphName: string,
  { folder, keys }: { folder: string; keys?: string | undefined },
): Promise<RunningDepartments> {
  const log = join(folder, 'departments.log');
  const script = join(import.meta.dirname, '..', 'departments', 'serveDepartments.ts');
  const args = ['--max-old-space-size=8192', script, addressOfGraph(graphName), ...(keys === undefined ? [] : [keys])];
  const started = startPinned({ core: OTHER_CORE, args, log });
  const origin = await waitUntilUp(async () => /listening on (\S+)/.exec(readFileSync(log, 'utf8'))?.[1], { ...started, log });
  const graph = await importGraph(graphName);
  const calls = async () => ((await (await fetch(`${origin}/calls`)).json()) as { calls: number }).calls;
  return {
    pid: started.pid,
    origin,
    supergraphSdl: composeGraph(graph, origin),
    calls,
    [Symbol.asyncDispose]: started[Symbol.asyncDispose],
  };
}
