import { type FieldNode, Kind, type SelectionSetNode, visit } from 'graphql';
import type { PreparedOperation } from '../operation/PreparedOperation.ts';
import { replaceDocument } from '../replaceDocument.ts';
import type { Objection } from './Rule.ts';

/**
 * The operation as it may be planned: without fields that policy withholds, so that no department hears of them. Its answer still
 * has them, as null with an error each; see `PreparedOperation.withheld`.
 */
export function withoutFields(operation: PreparedOperation, withheld: ReadonlyMap<FieldNode, Objection>): PreparedOperation {
  const numbers: number[] = [];
  let count = 0;
  const document = visit(operation.document, {
    Field: {
      enter: node => {
        count += 1;
        if (!withheld.has(node)) return undefined;
        numbers.push(count);
        return null;
      },
    },
    SelectionSet: { leave: node => (node.selections.length === 0 ? onlyType(node) : undefined) },
  });
  // The fields left out are told by their numbers: callers with equal rights share plans.
  const key = `${operation.key}\u0000without ${numbers.join(',')}`;
  return { ...operation, ...replaceDocument(operation, document), key, withheld: { whole: operation, fields: withheld } };
}

function onlyType(set: SelectionSetNode): SelectionSetNode {
  return { ...set, selections: [{ kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }] };
}
