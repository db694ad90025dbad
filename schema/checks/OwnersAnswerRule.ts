import { has, isRootType } from '../definedElements.ts';
import { type SharedElement, sharedElements } from '../sharingWords.ts';
import type { ContractRule } from './ContractRule.ts';

/**
 * Only a department that answers for a fact is called its owner, and a word of a whole type stands only where one department answers
 * for all of it: where others have a share in the type, whose fields would it speak of?
 */
export const OwnersAnswerRule: ContractRule = {
  name: 'OWNERS_ANSWER',
  because:
    'an application goes to the owner (政务数据共享条例 arts 19 and 20), who must be able to say yes or no for the fact, and to nobody else',
  whatToDo:
    'Let the department that defines the field be its owner. On types in which several departments have fields, put @Sharing on each field instead of the type.',
  check: departments => {
    const elements = sharedElements(departments);
    const definers = Map.groupBy(elements, ({ coordinate }) => coordinate);
    const fields = Map.groupBy(
      elements.filter(({ fieldName }) => fieldName !== undefined),
      ({ typeName }) => typeName,
    );
    return elements.flatMap(element => {
      const message = breachOf(element);
      return message === undefined ? [] : { departments: [element.department], coordinate: element.coordinate, message };
    });

    function breachOf({ coordinate, typeName, fieldName, word }: SharedElement): string | undefined {
      if (word === undefined) return undefined;
      const { owner } = word;
      if (owner !== undefined && !definers.get(coordinate)?.some(({ department }) => department === owner)) {
        return `Its owner is ${owner}, which does not define it`;
      }
      if (fieldName !== undefined) return undefined;
      const sharers = new Set((fields.get(typeName) ?? []).filter(isOwnField).map(({ department }) => department));
      return sharers.size > 1 || isRootType(typeName)
        ? `Its word is about the whole type, but ${[...sharers].join(' and ')} have fields in it`
        : undefined;
    }

    /** A key is repeated by whoever names the entity. */
    function isOwnField({ typeName, fieldName, department }: SharedElement): boolean {
      const whole = (definers.get(typeName) ?? []).filter(part => part.department === department);
      return !whole.some(({ directives }) => has(directives, 'shareable') || keyNames(directives).has(fieldName ?? ''));
    }
  },
};

function keyNames(directives: SharedElement['directives']): ReadonlySet<string> {
  const keys = directives.filter(({ name }) => /^(federation__)?key$/.test(name.value));
  const values = keys.flatMap(({ arguments: given }) => given?.find(({ name }) => name.value === 'fields')?.value ?? []);
  return new Set(values.flatMap(value => (value.kind === 'StringValue' ? value.value.split(/\W+/) : [])));
}
