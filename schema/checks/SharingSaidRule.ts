import { has } from '../definedElements.ts';
import { ContractWords, type SharedElement } from '../sharingWords.ts';
import type { ContractRule } from './ContractRule.ts';

/**
 * Every field says how it may be shared, by its own word or its type's: class, sensitivity, and whose it is. What several departments
 * answer alike, and a field of an interface, may have no owner. Carriers (connections, edges, value types of the kit) say nothing.
 */
export const SharingSaidRule: ContractRule = {
  name: 'SHARING_SAID',
  because:
    'the gateway decides by the contract before it fetches (政务数据共享条例 arts 13 and 14), and what nobody classified it could only refuse',
  whatToDo:
    'Put @Sharing on the type, or on the field where departments share the type (see schema/README.md). Only connections, edges and @shareable values without a key may go without.',
  check: departments => {
    const words = new ContractWords(departments);
    const definers = Map.groupBy(words.elements, ({ coordinate }) => coordinate);
    return [...definers.values()].flatMap(parts => {
      const [first] = parts;
      if (first?.fieldName === undefined) return [];
      const missing = whatIsMissing(first, first.fieldName);
      return missing === undefined
        ? []
        : { departments: parts.map(({ department }) => department), coordinate: first.coordinate, message: missing };

      function whatIsMissing({ typeName, kind }: SharedElement, fieldName: string): string | undefined {
        if (words.isCarrier(typeName)) return mayCarry(typeName) ? undefined : 'It is not said how it may be shared';
        const word = words.of(typeName, fieldName);
        if (word === undefined) return 'It is not said how it may be shared';
        if (word.class === undefined) return 'Its word has no class';
        if (word.sensitivity === undefined) return 'Its word has no sensitivity';
        const nobodys = kind === 'interface' || parts.length > 1;
        return word.owner === undefined && !nobodys ? 'Its word has no owner' : undefined;
      }
    });

    function mayCarry(typeName: string): boolean {
      if (/(Connection|Edge)$/.test(typeName)) return true;
      const parts = definers.get(typeName) ?? [];
      return parts.length > 0 && parts.every(({ directives }) => has(directives, 'shareable') && !has(directives, 'key'));
    }
  },
};
