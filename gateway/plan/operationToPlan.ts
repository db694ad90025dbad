import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  separateOperations,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { dataKey } from '../data/dataKey.ts';
import type { PreparedOperation } from '../operation/PreparedOperation.ts';
import { TYPENAME } from './fetches/selections.ts';
import { simplifyOperation } from './simplifyOperation.ts';

/**
 * What to plan: the chosen operation alone, with aliases renamed (see `dataKey`), and without the root fields that
 * the gateway answers itself (`__schema`, `__type`, `__typename`), which no department has.
 * Undefined when no department is needed.
 */
export function operationToPlan(operation: PreparedOperation, schema: GraphQLSchema): OperationDefinitionNode | undefined {
  const simple = simplifyOperation(documentOfChosen(operation), schema);
  if (!simple?.selectionSet.selections.some(needsDepartments)) return undefined;
  const typeInfo = new TypeInfo(schema);
  const needsTypename = () => isAbstractType(getNamedType(typeInfo.getType()));
  return visit(
    simple,
    visitWithTypeInfo(typeInfo, {
      Field: { leave: field => forDepartments(field, dataKey(field), needsTypename()) },
      // Removing on the way out lets an emptied fragment keep a valid (and cheap) selection.
      OperationDefinition: { leave: node => ({ ...node, selectionSet: withoutOwnFields(node.selectionSet) }) },
    }),
  );
}

/** True if any root field belongs to a department. */
function needsDepartments(selection: SelectionNode): boolean {
  if (selection.kind === Kind.FIELD) return !selection.name.value.startsWith('__');
  return selection.kind === Kind.INLINE_FRAGMENT && selection.selectionSet.selections.some(needsDepartments);
}

function documentOfChosen({ document, definition }: PreparedOperation): DocumentNode {
  return separateOperations(document)[definition.name?.value ?? ''] ?? document;
}

/**
 * A `__typename` that only the gateway wants, where types can differ; the caller has not asked which type it is. A node of its
 * own, because planning tells the two apart by identity.
 */
export const TYPE_HINT: FieldNode = { ...TYPENAME };

/** Plans ask for `__typename` where they need it; the projection needs it wherever types can differ. */
function forDepartments(field: FieldNode, key: string, needsTypename: boolean): FieldNode {
  const alias = key === field.name.value ? {} : { alias: { kind: Kind.NAME, value: key } as const };
  const { selectionSet } = field;
  const typed =
    needsTypename && selectionSet
      ? { selectionSet: { ...selectionSet, selections: [TYPE_HINT, ...selectionSet.selections] } }
      : {};
  return { ...field, ...alias, ...typed };
}

function withoutOwnFields(set: SelectionSetNode): SelectionSetNode {
  const selections = set.selections
    .filter(selection => selection.kind !== Kind.FIELD || !selection.name.value.startsWith('__'))
    .map(selection =>
      selection.kind === Kind.INLINE_FRAGMENT
        ? { ...selection, selectionSet: withoutOwnFields(selection.selectionSet) }
        : selection,
    );
  return { ...set, selections: selections.length > 0 ? selections : [TYPENAME] };
}
