import type { GraphQLFieldResolver } from 'graphql';

/** Resolvers of one department by type and field; `__resolveReference` makes a type an entity's. */
export type Resolvers = Record<string, Record<string, (source: never, args: never) => unknown>>;

export interface DepartmentOfGraph {
  name: string;
  /** Federation 2 SDL, without the `@link`. */
  typeDefs: string;
  resolvers: Resolvers;
  /** Answers the fields that neither a resolver nor the data has. */
  makeUp?: GraphQLFieldResolver<unknown, unknown>;
}

/** A small federation for one scenario: schemas, and resolvers over data that are the same at every start. */
export interface FederatedGraph {
  departments: readonly DepartmentOfGraph[];
}
