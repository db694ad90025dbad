import { ContractWords } from '../sharingWords.ts';
import type { ContractRule } from './ContractRule.ts';

/** Who shares a field with nobody says which law lets them. */
export const RefusedHasBasisRule: ContractRule = {
  name: 'REFUSED_HAS_BASIS',
  because:
    '政务数据共享条例 art. 15 lets a department refuse only on a law, a regulation or a State Council decision that it names',
  whatToDo:
    'Name the law and its article beside class "refused": basis: "社会救助暂行办法第六十一条"; without one the class is "conditional".',
  check: departments => {
    const words = new ContractWords(departments);
    return words.elements.flatMap(({ department, coordinate, typeName, fieldName }) => {
      const word = fieldName === undefined ? undefined : words.of(typeName, fieldName);
      if (word?.class !== 'refused' || (word.basis ?? '').trim() !== '') return [];
      return { departments: [department], coordinate, message: 'It is refused to everybody and names no legal basis' };
    });
  },
};
