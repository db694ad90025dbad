import { ContractWords, isPersonal } from '../sharingWords.ts';
import type { ContractRule } from './ContractRule.ts';

/** What speaks of persons says for which purposes it may be asked. */
export const PurposesForPersonsRule: ContractRule = {
  name: 'PURPOSES_FOR_PERSONS',
  because: '个人信息保护法 arts 6 and 34 bind each use to a purpose, and a grant can only choose among those its owner has named',
  whatToDo: 'Name the purposes beside the sensitivity: purposes: ["audit", …] of trust.md §2.',
  check: departments => {
    const words = new ContractWords(departments);
    return words.elements.flatMap(({ department, coordinate, typeName, fieldName }) => {
      const word = fieldName === undefined ? undefined : words.of(typeName, fieldName);
      if (word === undefined || !isPersonal(word) || (word.purposes ?? []).length > 0) return [];
      return {
        departments: [department],
        coordinate,
        message: `It is ${word.sensitivity} and names no purpose for which it may be asked`,
      };
    });
  },
};
