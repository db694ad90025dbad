/** For each federation. More with `DIFFERENTIAL_RUNS=5000`; a failure prints its seed, for `DIFFERENTIAL_SEED`. */
export const RUNS = Number(process.env.DIFFERENTIAL_RUNS ?? 80);

/** The same questions every day: what a new seed finds is for whoever looks for it, not for whoever changes something else. */
const seed = Number(process.env.DIFFERENTIAL_SEED ?? 20261124);

export const propertySettings = { numRuns: RUNS, endOnFailure: true, maxSkipsPerRun: 20, seed };

/** No limit stands between a random operation and its answer. */
export const unlimited = {
  maxNodes: 1e12,
  maxCost: 1e12,
  maxAliases: 1000,
  maxDepth: 100,
  maxCachedOperations: 50,
  drainTimeout: 500,
};
