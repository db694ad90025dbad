/** The supergraph cannot be used; the message names where it came from, what is wrong and what to do. For operators. */
export class SupergraphError extends Error {
  override name = 'SupergraphError';
}
