import { defaultFieldResolver, type GraphQLFieldResolver, isEnumType, isListType, isNonNullType, isObjectType } from 'graphql';

/**
 * Answers any field of any schema with something plausible: what the object has, otherwise a value that follows from the object's
 * code and the field's name, so that it is the same at every start and differs between objects.
 */
export const makeUp: GraphQLFieldResolver<unknown, unknown> = (source, args, context, info) => {
  const given: unknown = defaultFieldResolver(source, args, context, info);
  if (given !== undefined) return given;
  const type = isNonNullType(info.returnType) ? info.returnType.ofType : info.returnType;
  if (isListType(type)) return [];
  const code = codeOf(source);
  if (isObjectType(type)) return { code: `${code}-${info.fieldName}` };
  const number = numberFrom(`${code}.${info.fieldName}`);
  if (isEnumType(type)) return type.getValues()[number % type.getValues().length]?.value;
  const name = 'name' in type ? type.name : '';
  if (name === 'Boolean') return number % 2 === 0;
  if (name === 'Int') return number % 10_000;
  if (name === 'Float') return (number % 1_000_000) / 100;
  return `${info.fieldName} 城乡居民 ${number % 1000}`;
};

function codeOf(source: unknown): string {
  return source !== null && typeof source === 'object' && 'code' in source ? String(source.code) : '';
}

/** FNV-1a, for spread only (http://www.isthe.com/chongo/tech/comp/fnv/). */
function numberFrom(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}
