import { type ASTNode, type FieldNode, type GraphQLSchema, visit } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Variables } from '../operation/coerceVariables.ts';
import type { PreparedOperation } from '../operation/PreparedOperation.ts';
import { introspect } from './introspect.ts';

/** JSON texts of introspection fields, by response key. */
export type Introspection = ReadonlyMap<string, string>;
export type IntrospectionCache = LRUCache<string, Introspection>;

/** A few tools ask the same few questions; one full answer for a city's graph is about a million characters. */
const MOST_ANSWERS = 50;
const MOST_CHARACTERS = 16_000_000;

const NOTHING: Introspection = new Map();

/** A cache for one schema. */
export function createIntrospectionCache(): IntrospectionCache {
  return new LRUCache({
    max: MOST_ANSWERS,
    maxSize: MOST_CHARACTERS,
    sizeCalculation: (answer, key) => [...answer.values()].reduce((sum, text) => sum + text.length, key.length + 1),
  });
}

/**
 * `introspect`, at most once per operation and values of the variables that its introspection uses: a full answer takes the
 * only thread of the process for a long moment. Other variables stay out of the key, because they may name a person.
 */
export function introspectWithCache(
  operation: PreparedOperation,
  { schema, variables, fields }: { schema: GraphQLSchema; variables: Variables; fields: readonly FieldNode[] },
  cache: IntrospectionCache,
): Introspection {
  if (fields.length === 0) return NOTHING;
  const used = usedVariables(fields, operation).map(name => [name, variables[name]]);
  const conditions = operation.conditionVariables.map(name => variables[name] === true);
  const key = JSON.stringify([operation.key, conditions, used]);
  const known = cache.get(key);
  if (known) return known;
  const answer = introspect(operation, { schema, variables, fields });
  cache.set(key, answer);
  return answer;
}

/** Names of the variables in the fields and in the fragments on introspection types that they may spread. */
function usedVariables(fields: readonly FieldNode[], { fragments }: PreparedOperation): string[] {
  const names = new Set<string>();
  const read = (node: ASTNode) => visit(node, { Variable: ({ name }) => void names.add(name.value) });
  for (const field of fields) read(field);
  for (const fragment of fragments.values()) if (fragment.typeCondition.name.value.startsWith('__')) read(fragment);
  return [...names];
}
