import type { RequestContext } from '../server/requestContext.ts';

/** What another subgraph (or the gateway) holds of an entity: its type and the fields of its key, e.g. `{ __typename: 'Person', pid: '...' }`. */
export type Representation = { __typename: string } & Record<string, unknown>;

/**
 * How a department answers for an entity when it is named by its key (Apollo Federation, "Resolving entities").
 * All representations of one call come at once, so a department answers ten thousand persons with one query.
 */
export interface Reference {
  typeName: string;
  /** @returns one object for each representation, in the same order; `null` where the department does not know the entity */
  load(representations: Representation[], context: RequestContext): Promise<(object | null | Error)[]>;
}
