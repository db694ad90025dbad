import type { PushedSupergraph } from '../supergraph/PushedSupergraph.ts';

/** A supergraph to take. Without `over` it is put over what the source had when this process last looked. */
export type PushRequest = Pick<PushedSupergraph, 'sdl'> & Partial<PushedSupergraph>;

/** What became of a supergraph that was pushed. */
export type PushOutcome = PushServed | PushRefused | { outcome: 'stopping' };

export interface PushServed {
  outcome: 'served';
  /** Of its text. */
  sha256: string;
  /** Since when it is served. */
  loadedAt: Date;
  /** A restart of the gateway begins with it: it is on disk. */
  kept: boolean;
  /** Names of operations in use that are not possible any more. */
  lost: string[];
  /** See `PushedSupergraph`. */
  over: string;
}

export interface PushRefused {
  outcome: 'refused';
  /** Why it cannot be served. */
  reasons: string[];
  /** What is served on, and since when. */
  sha256: string;
  loadedAt: Date;
}
