import type { FieldNode } from 'graphql';

const PREFIX = '_alias_';

/**
 * The key under which a field travels between departments and gateway.
 *
 * A caller's alias may be the name of another field (`{ code: name }`). Representations for joins are read by field name,
 * so such an alias would put a name where a key belongs. Aliases therefore travel under a prefix, and the projection gives them
 * back their name. What is required with arguments has keys of its own; see plan/fetches/required.ts.
 */
export function dataKey(field: FieldNode): string {
  const name = field.name.value;
  const alias = field.alias?.value;
  return alias === undefined || alias === name ? name : PREFIX + alias;
}

/** The key a caller knows, from a key in a department's answer. */
export function callerKey(key: string): string {
  return key.startsWith(PREFIX) ? key.slice(PREFIX.length) : key;
}
