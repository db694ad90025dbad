import {
  type FieldNode,
  type GraphQLAbstractType,
  type GraphQLSchema,
  type InlineFragmentNode,
  isAbstractType,
  Kind,
  type SelectionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { replaceDocument } from '../replaceDocument.ts';
import type { HiddenKinds } from '../supergraph/variants/hiddenKinds.ts';
import type { PreparedOperation } from './PreparedOperation.ts';

/** A schema as somebody sees it, and what it does not have of its interfaces and unions. */
export interface NarrowView {
  /** Tells views apart. */
  name: string;
  schema: GraphQLSchema;
  hidden: HiddenKinds;
}

/**
 * Asks the fields of an interface only of those types that the view has: `{ name }` becomes `{ ... on Fund { name } }`. Whoever sees the
 * graph by this view means no others; so nothing of the others is fetched, and no rule has to object to them.
 * @returns the same operation where it asks no such field
 */
export function narrowToView(operation: PreparedOperation, { name, schema, hidden }: NarrowView): PreparedOperation {
  if (hidden.size === 0) return operation;
  const types = new TypeInfo(schema);
  const document = visit(
    operation.document,
    visitWithTypeInfo(types, {
      SelectionSet: {
        leave: set => {
          const type = types.getParentType();
          if (!isAbstractType(type) || !hidden.has(type.name)) return undefined;
          return { ...set, selections: set.selections.flatMap(selection => narrow(selection, type, schema)) };
        },
      },
    }),
  );
  return document === operation.document ? operation : { ...operation, ...replaceDocument(operation, document), view: name };
}

function narrow(selection: SelectionNode, type: GraphQLAbstractType, schema: GraphQLSchema): SelectionNode[] {
  if (selection.kind !== Kind.FIELD || selection.name.value.startsWith('__')) return [selection];
  return schema.getPossibleTypes(type).map(possible => onlyOn(possible.name, selection));
}

/** A node of its own for each type: policy decides about each by itself. */
function onlyOn(typeName: string, field: FieldNode): InlineFragmentNode {
  return {
    kind: Kind.INLINE_FRAGMENT,
    typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: typeName } },
    selectionSet: { kind: Kind.SELECTION_SET, selections: [{ ...field }] },
  };
}
