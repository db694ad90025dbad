import { type GraphQLSchema, getNamedType, isAbstractType, isInterfaceType, isObjectType, type SelectionSetNode } from 'graphql';
import type { Joins } from '../supergraph/joins/Joins.ts';
import type { LastKnownFields } from '../supergraph/readLastKnownFields.ts';
import type { Supergraph } from '../supergraph/Supergraph.ts';

/** Answers the executor's questions about types, precomputed for the names a plan mentions. */
export class TypeRelations {
  readonly #schema: GraphQLSchema;
  readonly isObjectType = (name: string): boolean => isObjectType(this.#schema.getType(name));

  /** Fields whose last known value may stand in while their owner is down. */
  readonly lastKnownFields: LastKnownFields;

  readonly #joins: Joins;

  constructor(schema: GraphQLSchema, { lastKnownFields, joins }: Pick<Supergraph, 'lastKnownFields' | 'joins'>) {
    this.#schema = schema;
    this.#joins = joins;
    this.lastKnownFields = lastKnownFields;
  }

  get queryType(): string {
    return this.#schema.getQueryType()?.name ?? 'Query';
  }

  /** The name of a field's type; undefined for what only a department's own schema has. */
  typeOfField(typeName: string, fieldName: string): string | undefined {
    const type = this.#schema.getType(typeName);
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[fieldName] : undefined;
    return field && getNamedType(field.type).name;
  }

  /** The type of a kind of operation's root fields. */
  rootType(kind: 'query' | 'mutation' | 'subscription'): string {
    return this.#joins.rootTypes[kind] ?? `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
  }

  /** What a department is told to answer a field (`@requires`), by its name in the supergraph or its own. */
  requiredFor(typeName: string, fieldName: string, department: string): SelectionSetNode | undefined {
    for (const [graph, type] of this.#joins.types.get(typeName)?.in ?? []) {
      if (graph !== department && this.#joins.departments.get(graph) !== department) continue;
      const required = type.fields.get(fieldName)?.requires;
      if (required) return required;
    }
    return undefined;
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
