import type { Gateway } from '../Gateway.ts';
import { Graph } from '../Graph.ts';
import { checkSupergraph } from '../supergraph/checkSupergraph.ts';
import { warmGraph } from './warmGraph.ts';

/** A supergraph that now takes requests. */
export interface SwappedSupergraph {
  sha256: string;
  /** Names of operations in use that are not possible any more. */
  lost: string[];
}

interface SwapOptions {
  /** Where the text came from, for messages. */
  where: string;
  /** By what right it came, for the evidence. */
  who: string;
  /** When the gateway stops, or this supergraph is not wanted any more. */
  signal: AbortSignal;
}

/**
 * Checks a supergraph, makes it ready with the operations in use, and puts it in the place of the one that is served.
 * @returns undefined when the signal comes first; nothing has changed then
 * @throws SupergraphError when it cannot be served; nothing has changed then
 */
export async function swapSupergraph(
  { config, departments, security, graphs, ledger, log }: Gateway,
  sdl: string,
  { where, who, signal }: SwapOptions,
): Promise<SwappedSupergraph | undefined> {
  const started = performance.now();
  const before = graphs.current.supergraph.sha256;
  const supergraph = await checkSupergraph(sdl, { where, departmentUrls: config.departmentUrls });
  const next = new Graph(supergraph, config, { departments, security });
  const warming = AbortSignal.any([signal, AbortSignal.timeout(config.limits.warmTimeout)]);
  const { refused: lost, warmed, left } = await warmGraph(next, graphs.current, { config, signal: warming });
  if (signal.aborted) {
    next.retire();
    return undefined;
  }
  graphs.replace(next, config.limits.retireSpread);

  const { sha256 } = supergraph;
  const milliseconds = Math.round(performance.now() - started);
  log.info({ sha256, before, from: where, warmed, left, milliseconds }, 'the supergraph was replaced');
  await ledger.administer({ who, act: 'supergraph replaced', on: `${before} by ${sha256}` });
  if (lost.length > 0) log.warn({ sha256, operations: lost }, 'operations in use are not possible any more');
  return { sha256, lost };
}
