import type { Gateway } from '../Gateway.ts';
import { Graph } from '../Graph.ts';
import { checkSupergraph } from '../supergraph/checkSupergraph.ts';
import { warmGraph } from './warmGraph.ts';

/** A supergraph that now takes requests. */
export interface SwappedSupergraph {
  version: string;
  /** Names of operations in use that are not possible any more. */
  lost: string[];
}

interface SwapOptions {
  /** Where the text came from, for messages. */
  where: string;
  /** When the gateway stops. */
  stopping: AbortSignal;
}

/**
 * Checks a supergraph, makes it ready with the operations in use, and puts it in the place of the one that is served.
 * @returns undefined when the gateway stops meanwhile
 * @throws SupergraphError when it cannot be served; nothing has changed then
 */
export async function swapSupergraph(
  { config, departments, security, graphs, log }: Gateway,
  sdl: string,
  { where, stopping }: SwapOptions,
): Promise<SwappedSupergraph | undefined> {
  const started = performance.now();
  const before = graphs.current.supergraph.version;
  const supergraph = await checkSupergraph(sdl, { where, departmentUrls: config.departmentUrls });
  const next = new Graph(supergraph, config, { departments, security });
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(config.limits.warmTimeout)]);
  const { refused: lost, warmed, left } = await warmGraph(next, graphs.current, { config, signal });
  if (stopping.aborted) {
    next.retire();
    return undefined;
  }
  graphs.replace(next, config.limits.retireSpread);

  const { version } = supergraph;
  const milliseconds = Math.round(performance.now() - started);
  log.info({ version, before, from: where, warmed, left, milliseconds }, 'the supergraph was replaced');
  if (lost.length > 0) log.warn({ version, operations: lost }, 'operations in use are not possible any more');
  return { version, lost };
}
