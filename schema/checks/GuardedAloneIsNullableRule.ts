import { Kind, type TypeNode } from 'graphql';
import { ContractWords, type SharingWord } from '../sharingWords.ts';
import type { ContractRule, Violation } from './ContractRule.ts';

/**
 * A field that is guarded more than its type (sensitive or of children where the type is not, or refused) is nullable wherever an object
 * of the type stands that may not be null itself, as the `node` of an edge or an item of a list.
 */
export const GuardedAloneIsNullableRule: ContractRule = {
  name: 'GUARDED_ALONE_IS_NULLABLE',
  because:
    'who may see the object but not the field gets a null; where the field must have a value the null spreads, and takes the page or the answer along with what the caller may see',
  whatToDo: 'Make the field nullable; that its owner always has a value can be said in the description.',
  check: departments => {
    const words = new ContractWords(departments);
    const fields = words.elements.filter(({ fieldName }) => fieldName !== undefined);
    const standing = Map.groupBy(fields, ({ type }) => nameOf(type));
    return fields.flatMap(({ department, coordinate, typeName, fieldName = '', type }): Violation[] => {
      const ofType = words.of(typeName, '');
      const own = words.of(typeName, fieldName);
      if (type?.kind !== Kind.NON_NULL_TYPE || !own || !ofType || guard(own) <= guard(ofType)) return [];
      const place = (standing.get(typeName) ?? []).find(one => mayNotBeNull(one.type));
      if (place === undefined) return [];
      const message = `Its type requires a value. Withheld, it takes along not only its ${typeName} but what holds it at ${place.coordinate}`;
      return [{ departments: [department], coordinate, message }];
    });
  },
};

/** Whoever is given a type is not given what is guarded more: it must be named itself (sensitive, of children), or nobody is (refused). */
function guard({ class: sharingClass, sensitivity }: SharingWord): number {
  if (sharingClass === 'refused') return 2;
  return sensitivity === 'sensitive' || sensitivity === 'minor' ? 1 : 0;
}

/** Whether an object there may not be null: `Fund!`, `[Fund!]`, `[[Fund!]]`; not `[Fund]!`. */
function mayNotBeNull(type: TypeNode | undefined): boolean {
  const inside = type?.kind === Kind.NON_NULL_TYPE ? type.type : type;
  return inside?.kind === Kind.LIST_TYPE ? mayNotBeNull(inside.type) : type?.kind === Kind.NON_NULL_TYPE;
}

function nameOf(type: TypeNode | undefined): string {
  if (type === undefined) return '';
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
}
