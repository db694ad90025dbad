/** How a new supergraph is fetched and put in place. Times in milliseconds, sizes in bytes. */
export interface ReloadLimits {
  /** One fetch of the supergraph from a URL. */
  supergraphTimeout: number;
  maxSupergraphBytes: number;
  /** Operations in use that are made ready on a new supergraph before it takes requests, the most used first. */
  maxWarmedOperations: number;
  /** How long making them ready may delay the new supergraph. */
  warmTimeout: number;
  /** Over how long subscriptions move to a new supergraph, so that not all reconnect at once. */
  retireSpread: number;
}

export const defaultReloadLimits: ReloadLimits = {
  supergraphTimeout: 10_000,
  maxSupergraphBytes: 32 * 1024 * 1024,
  maxWarmedOperations: 200,
  warmTimeout: 10_000,
  retireSpread: 10_000,
};
