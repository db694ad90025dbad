import { type DefinedElement, definedElements, isRootType } from '../definedElements.ts';
import type { ContractRule } from './ContractRule.ts';

/**
 * Every type and field says what it is in Chinese and in English. Left out: the root types, which are only doors; scalars,
 * which carry the words of the standard they come from; and `@external` repetitions of what the owner describes.
 */
export const DescribedInBothLanguagesRule: ContractRule = {
  name: 'DESCRIBED_IN_BOTH_LANGUAGES',
  because: 'officers read the graph in Chinese, developers in English, and both rely on the same definition (口径)',
  whatToDo: 'Give it a description: Chinese first, then English, with the words of schema/GLOSSARY.md.',
  check: departments =>
    departments.flatMap(({ department, document }) =>
      definedElements(document)
        .filter(needsDescription)
        .flatMap(({ coordinate, description }) => {
          const missing = whatIsMissing(description);
          return missing === undefined ? [] : [{ departments: [department], coordinate, message: missing }];
        }),
    ),
};

function needsDescription(element: DefinedElement): boolean {
  if (element.external || element.kind === 'scalar') return false;
  return element.fieldName !== undefined || !(isRootType(element.typeName) || element.extension);
}

function whatIsMissing(description: string | undefined): string | undefined {
  if (description === undefined || description.trim() === '') return 'It has no description';
  if (!/\p{Script=Han}/u.test(description)) return `Its description "${description}" has no Chinese`;
  if (!/[a-z]{2}/i.test(description)) return `Its description "${description}" has no English`;
  return undefined;
}
