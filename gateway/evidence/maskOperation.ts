import { type DefinitionNode, Kind, type NameNode, print, visit } from 'graphql';
import type { PreparedOperation } from '../operation/PreparedOperation.ts';

/** An operation as evidence may tell it to anybody. */
export interface MaskedOperation {
  /** Without values, comments, and the other operations of its document. */
  text: string;
  /** The values that stood in it, in their order. */
  values: string[];
}

/** Of a person: a citizen's number has 18 digits, a telephone's 11, a date of birth 8. Callers put them into aliases, too. */
const LONG_NUMBER = /\d{6,}/g;

/** Takes out of an operation's text what may be about a person: texts and numbers become `""` and `0`, and long numbers in names `0`. */
export function maskOperation({ definition, fragments }: PreparedOperation): MaskedOperation {
  const values: string[] = [];
  const mask = <Value extends { value: string }>(node: Value, value: string): Value => {
    values.push(node.value);
    return { ...node, value, block: false };
  };
  const masked = ([definition, ...fragments.values()] as DefinitionNode[]).map(one =>
    visit(one, {
      [Kind.STRING]: node => mask(node, ''),
      [Kind.INT]: node => mask(node, '0'),
      [Kind.FLOAT]: node => mask(node, '0'),
      [Kind.NAME]: (node: NameNode) =>
        node.value.search(LONG_NUMBER) < 0 ? undefined : mask(node, node.value.replaceAll(LONG_NUMBER, '0')),
    }),
  );
  return { text: print({ kind: Kind.DOCUMENT, definitions: masked }), values };
}

/** A name without the long numbers in it. */
export function maskName(name: string | undefined): string | undefined {
  return name?.replaceAll(LONG_NUMBER, '0');
}
