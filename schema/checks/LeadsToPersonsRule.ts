import { type TypeNode, visit } from 'graphql';
import { ContractWords, type SharingWord } from '../sharingWords.ts';
import type { ContractRule, Violation } from './ContractRule.ts';

/**
 * A field that leads to facts about persons is no less sensitive than the least sensitive of them: whether there are any, how many, and
 * in which order, is told by the field and by the carriers (connections, edges) on the way, which count as it.
 */
export const LeadsToPersonsRule: ContractRule = {
  name: 'LEADS_TO_PERSONS',
  because:
    'a list of which only the length is seen still tells who is on it, by its filters and by being empty (个人信息保护法 art. 28)',
  whatToDo: 'Give the field the sensitivity and the purposes of the type it leads to.',
  check: departments => {
    const words = new ContractWords(departments);
    const fieldsOf = Map.groupBy(
      words.elements.filter(({ fieldName }) => fieldName !== undefined),
      ({ typeName }) => typeName,
    );
    return words.elements.flatMap(({ department, coordinate, typeName, fieldName, type }): Violation[] => {
      const word = fieldName === undefined || type === undefined ? undefined : words.of(typeName, fieldName);
      if (word === undefined || type === undefined) return [];
      const worse = reachedTypes(nameOf(type)).find(reached => leastSensitive(reached) > rank(word));
      if (worse === undefined) return [];
      return [
        {
          departments: [department],
          coordinate,
          message: `Its sensitivity is ${word.sensitivity}, but all of ${worse}, to which it leads, is more sensitive`,
        },
      ];
    });

    /** The type itself, or what its carriers lead to. */
    function reachedTypes(from: string, seen = new Set<string>()): string[] {
      if (seen.has(from)) return [];
      seen.add(from);
      if (!words.isCarrier(from)) return [from];
      return (fieldsOf.get(from) ?? []).flatMap(({ type }) => (type ? reachedTypes(nameOf(type), seen) : []));
    }

    /** Fields that nobody speaks of are another rule's. */
    function leastSensitive(typeName: string): number {
      const said = (fieldsOf.get(typeName) ?? []).flatMap(({ fieldName = '' }) => words.of(typeName, fieldName) ?? []);
      return said.length === 0 ? 0 : Math.min(...said.map(rank));
    }
  },
};

/** Sensitive facts and those of children are guarded alike. */
function rank({ sensitivity }: SharingWord): number {
  if (sensitivity === undefined || sensitivity === 'none') return 0;
  return sensitivity === 'personal' ? 1 : 2;
}

function nameOf(type: TypeNode): string {
  let name = '';
  visit(type, {
    NamedType: node => {
      name = node.name.value;
    },
  });
  return name;
}
