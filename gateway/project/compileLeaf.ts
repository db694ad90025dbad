import { GraphQLBoolean, GraphQLFloat, GraphQLID, GraphQLInt, type GraphQLLeafType, GraphQLString, isEnumType } from 'graphql';
import type { DataValue } from '../data/DataObject.ts';

/** Writes a leaf value as JSON; undefined when the department delivered something the type does not allow. */
export type LeafWriter = (value: DataValue) => string | undefined;

const MAX_INT = 2_147_483_647;

/**
 * Result coercion of a leaf type (https://spec.graphql.org/October2021/#sec-Scalars). The department has coerced already;
 * this checks that it kept its promise. Custom scalars pass as they are. Enum values hidden from callers do not pass.
 */
export function compileLeaf(type: GraphQLLeafType): LeafWriter {
  if (isEnumType(type)) {
    const written = new Map(type.getValues().map(({ name }) => [name, JSON.stringify(name)]));
    return value => (typeof value === 'string' ? written.get(value) : undefined);
  }
  return builtIn.get(type.name) ?? (value => JSON.stringify(value));
}

const builtIn = new Map<string, LeafWriter>([
  [GraphQLString.name, value => (typeof value === 'string' ? JSON.stringify(value) : undefined)],
  [GraphQLInt.name, value => (Number.isInteger(value) && Math.abs(Number(value)) <= MAX_INT + 1 ? String(value) : undefined)],
  [GraphQLFloat.name, value => (Number.isFinite(value) ? String(value) : undefined)],
  [GraphQLBoolean.name, value => (typeof value === 'boolean' ? String(value) : undefined)],
  [
    GraphQLID.name,
    value => {
      if (typeof value === 'string') return JSON.stringify(value);
      return Number.isInteger(value) ? `"${String(value)}"` : undefined;
    },
  ],
]);
