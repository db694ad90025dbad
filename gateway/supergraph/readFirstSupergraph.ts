import { hash } from 'node:crypto';
import type { Logger } from 'pino';
import type { LastGoodCopy } from './LastGoodCopy.ts';
import type { PushedSupergraph } from './PushedSupergraph.ts';
import type { Supergraph } from './Supergraph.ts';
import { SupergraphError } from './SupergraphError.ts';
import type { SupergraphSource } from './SupergraphSource.ts';

interface FirstOptions {
  source: SupergraphSource;
  copy: LastGoodCopy | undefined;
  /** What this gateway was sent before this process began, if its primary knows of one. */
  pushed: PushedSupergraph | undefined;
  check: (sdl: string, where: string) => Promise<Supergraph>;
  log: Logger;
}

/** The supergraph to begin with. */
export interface FirstSupergraph {
  sdl: string;
  supergraph: Supergraph;
  /** SHA-256 of the text that the source had when somebody last looked. */
  seen: string;
  /** It was pushed, and stands as long as the source has the text that was `seen`. */
  isPushed: boolean;
  /** See `PushedSupergraph`. */
  push?: number | undefined;
}

/**
 * The supergraph that a gateway starts with: one that was pushed, if the source has not changed since; or else the source's,
 * or its last good copy when the source cannot be read or has a bad one. Without a copy the source's fault ends the start.
 * @throws SupergraphError
 */
export async function readFirstSupergraph(options: FirstOptions): Promise<FirstSupergraph> {
  const { source, copy, check, log } = options;
  const kept: ({ sdl: string } & Partial<PushedSupergraph>) | undefined = options.pushed ?? (await copy?.read());
  try {
    const sdl = await source.read();
    const seen = hash('sha256', sdl);
    const pushed = kept?.over === seen ? await checkPushed(kept.sdl, options) : undefined;
    if (pushed && kept) return { sdl: kept.sdl, supergraph: pushed, seen, isPushed: true, push: kept.push };
    const supergraph = await check(sdl, source.where);
    await copy?.keep({ sdl });
    return { sdl, supergraph, seen, isPushed: false };
  } catch (error) {
    if (!(error instanceof SupergraphError) || kept === undefined) throw error;
    const { sdl, over, push } = kept;
    const supergraph = await check(sdl, 'the copy of the last good supergraph');
    log.error({ sha256: supergraph.sha256, reason: error.message }, 'starting with the copy of the last good supergraph');
    return { sdl, supergraph, seen: over ?? supergraph.sha256, isPushed: over !== undefined, push };
  }
}

/** Undefined when it cannot be used, for instance because the gateway was replaced by another version since. */
async function checkPushed(sdl: string, { check, log }: FirstOptions): Promise<Supergraph | undefined> {
  try {
    const supergraph = await check(sdl, 'the pushed supergraph');
    log.info({ sha256: supergraph.sha256 }, 'starting with the supergraph that was pushed');
    return supergraph;
  } catch (error) {
    if (!(error instanceof SupergraphError)) throw error;
    log.error({ reason: error.message }, 'the supergraph that was pushed cannot be used any more; starting with its source');
    return undefined;
  }
}
