import { type GraphQLSchema, isAbstractType, isObjectType } from 'graphql';
import type { EntityKeys } from '../supergraph/readEntityKeys.ts';
import type { LastKnownFields } from '../supergraph/readLastKnownFields.ts';
import type { Supergraph } from '../supergraph/Supergraph.ts';

/** Answers the executor's questions about types, precomputed for the names a plan mentions. */
export class TypeRelations {
  readonly #schema: GraphQLSchema;
  readonly isObjectType = (name: string): boolean => isObjectType(this.#schema.getType(name));
  readonly #keys: EntityKeys;

  /** Fields whose last known value may stand in while their owner is down. */
  readonly lastKnownFields: LastKnownFields;

  constructor(schema: GraphQLSchema, { entityKeys, lastKnownFields }: Pick<Supergraph, 'entityKeys' | 'lastKnownFields'>) {
    this.#schema = schema;
    this.#keys = entityKeys;
    this.lastKnownFields = lastKnownFields;
  }

  get queryType(): string {
    return this.#schema.getQueryType()?.name ?? 'Query';
  }

  /**
   * Of the fields sent to a department, those without which it cannot tell which entity is meant: what all its keys have in
   * common that can be made of them. A plan does not say which key it chose, nor tell keys from `@requires`.
   */
  keyFields(department: string, typeName: string, sent: readonly string[]): readonly string[] {
    const keys = this.#keys.get(department)?.get(typeName) ?? [];
    const [first, ...others] = keys.filter(key => key.every(field => sent.includes(field)));
    return first?.filter(field => others.every(other => other.includes(field))) ?? [];
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
