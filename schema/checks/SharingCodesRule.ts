import { type SharedElement, type SharingWord, sharedElements } from '../sharingWords.ts';
import type { ContractRule, Violation } from './ContractRule.ts';

/** The codes of directives/sharing.graphql and of trust.md §2. */
export const SHARING_CODES = {
  class: ['unconditional', 'conditional', 'refused'],
  sensitivity: ['none', 'personal', 'sensitive', 'minor'],
  purposes: ['supervision', 'benefit_review', 'eligibility_check', 'audit', 'service', 'statistics'],
  masks: ['masked', 'yesNo', 'band', 'count'],
  updated: ['live', 'daily', 'monthly', 'quarterly', 'yearly', 'imported'],
} as const;

/** The values of `@sharing` are of the agreed codes, and of one field all departments say the same. */
export const SharingCodesRule: ContractRule = {
  name: 'SHARING_CODES',
  because:
    'the gateway, a grant and the catalogue must read the same word, and a code that one of them does not know protects nothing',
  whatToDo:
    'Use the codes of schema/directives/sharing.graphql, folder names of departments, and the same word in every department.',
  check: departments => {
    const elements = sharedElements(departments);
    const names = departments.map(({ department }) => department);
    return [...elements.flatMap(element => unknownCodes(element, names)), ...differences(elements)];
  },
};

function unknownCodes({ department, coordinate, word }: SharedElement, names: readonly string[]): Violation[] {
  const allowed: Record<string, readonly string[]> = { ...SHARING_CODES, owner: names, derivableBy: names };
  return Object.entries(word ?? {}).flatMap(([member, value]: [string, unknown]) => {
    const codes = allowed[member];
    const unknown = codes && [value].flat().filter(code => typeof code !== 'string' || !codes.includes(code));
    return (unknown ?? []).map(code => ({
      departments: [department],
      coordinate,
      message: `Its ${member} is ${JSON.stringify(code)}, which is none of ${codes?.join(', ')}`,
    }));
  });
}

function differences(elements: readonly SharedElement[]): Violation[] {
  const worded = elements.filter(({ word }) => word !== undefined);
  return [...Map.groupBy(worded, ({ coordinate }) => coordinate)].flatMap(([coordinate, said]) => {
    if (new Set(said.map(({ word }) => textOf(word ?? {}))).size < 2) return [];
    const departments = said.map(({ department }) => department);
    return { departments, coordinate, message: `${departments.join(' and ')} say different words about sharing it` };
  });
}

function textOf(word: SharingWord): string {
  return JSON.stringify(Object.entries(word).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
