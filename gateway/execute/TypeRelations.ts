import { type GraphQLSchema, isAbstractType, isObjectType } from 'graphql';

/** Answers the executor's two questions about types, precomputed for the names a plan mentions. */
export class TypeRelations {
  readonly #schema: GraphQLSchema;
  readonly isObjectType = (name: string): boolean => isObjectType(this.#schema.getType(name));

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /** All type names for which a condition on `names` holds: the names themselves and what implements or makes them up. */
  namesMatching(names: readonly string[]): ReadonlySet<string> {
    const matching = new Set(names);
    for (const name of names) {
      const type = this.#schema.getType(name);
      if (!isAbstractType(type)) continue;
      for (const possible of this.#schema.getPossibleTypes(type)) matching.add(possible.name);
    }
    return matching;
  }
}
