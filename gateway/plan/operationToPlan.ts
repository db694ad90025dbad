import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  Kind,
  print,
  type SelectionNode,
  type SelectionSetNode,
  separateOperations,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { dataKey } from '../data/dataKey.ts';
import type { PreparedOperation } from '../operation/PreparedOperation.ts';

/**
 * The text to plan: the chosen operation alone, with aliases renamed (see `dataKey`), and without the root fields that
 * the gateway answers itself (`__schema`, `__type`, `__typename`), which the planner cannot place in any department.
 * Undefined when no department is needed.
 */
export function operationToPlan(operation: PreparedOperation, schema: GraphQLSchema): string | undefined {
  if (!needsDepartments(operation)) return undefined;
  const root = schema.getRootType(operation.definition.operation)?.name;
  const alone = documentOfChosen(operation);
  const typeInfo = new TypeInfo(schema);
  const needsTypename = () => isAbstractType(getNamedType(typeInfo.getType()));
  return print(
    visit(
      alone,
      visitWithTypeInfo(typeInfo, {
        // Removing on the way out lets an emptied fragment keep a valid (and cheap) selection.
        Field: { leave: field => forDepartments(field, needsTypename()) },
        OperationDefinition: { leave: node => ({ ...node, selectionSet: withoutOwnFields(node.selectionSet) }) },
        FragmentDefinition: {
          leave: node =>
            node.typeCondition.name.value === root ? { ...node, selectionSet: withoutOwnFields(node.selectionSet) } : undefined,
        },
      }),
    ),
  );
}

/** True if any root field, through fragments, belongs to a department. */
function needsDepartments({ definition, fragments }: PreparedOperation): boolean {
  const seen = new Set<string>();
  const anyIn = (set: SelectionSetNode): boolean => set.selections.some(needs);
  const needs = (selection: SelectionNode): boolean => {
    if (selection.kind === Kind.FIELD) return !selection.name.value.startsWith('__');
    if (selection.kind === Kind.INLINE_FRAGMENT) return anyIn(selection.selectionSet);
    const fragment = fragments.get(selection.name.value);
    if (!fragment || seen.has(selection.name.value)) return false;
    seen.add(selection.name.value);
    return anyIn(fragment.selectionSet);
  };
  return anyIn(definition.selectionSet);
}

function documentOfChosen({ document, definition }: PreparedOperation): DocumentNode {
  return separateOperations(document)[definition.name?.value ?? ''] ?? document;
}

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/** The planner asks for `__typename` only where the plan needs it; the projection needs it wherever types can differ. */
function forDepartments(field: FieldNode, needsTypename: boolean): FieldNode {
  const key = dataKey(field);
  const alias = key === field.name.value ? {} : { alias: { kind: Kind.NAME, value: key } as const };
  const { selectionSet } = field;
  const typed =
    needsTypename && selectionSet
      ? { selectionSet: { ...selectionSet, selections: [TYPENAME, ...selectionSet.selections] } }
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
