import type { LoadError } from './LastErrors.ts';

/** Which supergraph is served, and how its replacement went. For health, metrics and logs. */
export interface SupergraphStatus {
  /** SHA-256 of the text being served. */
  sha256: string;
  loadedAt: Date;
  /** Which push it stands on, where a primary counts them; undefined where the source counts. */
  push?: number | undefined;
  /** How often it was replaced since the start. */
  replaced: number;
  /** How often a new one was refused since the start. */
  refused: number;
  /** Why the newest text, found or pushed, is not what is served; undefined while it is. For operators: names parts of the schema. */
  lastError?: LoadError | undefined;
}

/** What `/health/ready` of the admin port has of it. */
export interface ToldSupergraph {
  sha256: string;
  loadedAt: Date;
  lastErrorAt?: Date | undefined;
  lastError?: string | undefined;
}

/** The state of a supergraph in the words that operators read wherever it is told. */
export function tellSupergraph({ sha256, loadedAt, lastError }: Readonly<SupergraphStatus>): ToldSupergraph {
  return { sha256, loadedAt, lastErrorAt: lastError?.at, lastError: lastError?.message };
}
