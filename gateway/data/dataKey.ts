import type { FieldNode, GraphQLSchema } from 'graphql';

const PREFIX = '_alias_';

/** Where a public schema says which fields travel renamed even without an alias; see `dataKey`. */
export const TRAVELS_RENAMED = 'travelsRenamed';

/**
 * The key under which a field travels between departments and gateway.
 *
 * A caller's alias may be the name of another field (`{ code: name }`). Representations for joins are read by field name,
 * so such an alias would put a name where a key belongs, and the planner (0.0.38) does not prevent it. Aliases therefore
 * travel under a prefix, and the projection gives them back their name.
 *
 * So does a field that some `@requires` asks for with arguments. Where the caller asks for it with others, the planner sends
 * the caller's value to the department that requires it: no error, only a wrong result.
 */
export function dataKey(field: FieldNode, schema: GraphQLSchema): string {
  const name = field.name.value;
  const alias = field.alias?.value;
  if (alias !== undefined && alias !== name) return PREFIX + alias;
  const renamed = schema.extensions[TRAVELS_RENAMED];
  return renamed instanceof Set && renamed.has(name) ? PREFIX + name : name;
}

/** The key a caller knows, from a key in a department's answer. */
export function callerKey(key: string): string {
  return key.startsWith(PREFIX) ? key.slice(PREFIX.length) : key;
}
