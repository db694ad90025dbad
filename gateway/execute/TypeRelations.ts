import { type GraphQLSchema, isAbstractType, isObjectType } from 'graphql';
import type { LastKnownFields } from '../supergraph/readLastKnownFields.ts';
import type { Supergraph } from '../supergraph/Supergraph.ts';

/** Answers the executor's questions about types, precomputed for the names a plan mentions. */
export class TypeRelations {
  readonly #schema: GraphQLSchema;
  readonly isObjectType = (name: string): boolean => isObjectType(this.#schema.getType(name));

  /** Fields whose last known value may stand in while their owner is down. */
  readonly lastKnownFields: LastKnownFields;

  constructor(schema: GraphQLSchema, { lastKnownFields }: Pick<Supergraph, 'lastKnownFields'>) {
    this.#schema = schema;
    this.lastKnownFields = lastKnownFields;
  }

  get queryType(): string {
    return this.#schema.getQueryType()?.name ?? 'Query';
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
