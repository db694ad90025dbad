import type { Logger } from 'pino';
import type { LastGoodCopy } from './LastGoodCopy.ts';
import type { Supergraph } from './Supergraph.ts';
import { SupergraphError } from './SupergraphError.ts';
import type { SupergraphSource } from './SupergraphSource.ts';

interface FirstOptions {
  source: SupergraphSource;
  copy: LastGoodCopy | undefined;
  check: (sdl: string, where: string) => Promise<Supergraph>;
  log: Logger;
}

/**
 * The supergraph that a gateway starts with: the source's, or its last good copy when the source cannot be read or has a bad
 * one. Without a copy the source's fault ends the start.
 * @throws SupergraphError
 */
export async function readFirstSupergraph(options: FirstOptions): Promise<{ sdl: string; supergraph: Supergraph }> {
  const { source, copy, check, log } = options;
  try {
    const sdl = await source.read();
    const supergraph = await check(sdl, source.where);
    await copy?.keep(sdl);
    return { sdl, supergraph };
  } catch (error) {
    if (!(error instanceof SupergraphError)) throw error;
    const sdl = await copy?.read();
    if (sdl === undefined) throw error;
    const supergraph = await check(sdl, 'the copy of the last good supergraph');
    log.error({ version: supergraph.version, reason: error.message }, 'starting with the copy of the last good supergraph');
    return { sdl, supergraph };
  }
}
