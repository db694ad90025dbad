import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

import type { Masking, Withholding } from '../operation/PreparedOperation.ts';
import type { HiddenKinds } from '../supergraph/variants/hiddenKinds.ts';

/** Selected fields by response key. */
export type FieldGroups = ReadonlyMap<string, readonly FieldNode[]>;

/** What decides which fields are selected, apart from the object's type. */
export interface Selecting {
  schema: GraphQLSchema;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Values of the variables used in `@skip` and `@include`. */
  conditions: Readonly<Record<string, boolean>>;
  /** What the caller's view does not have of an interface or union. */
  hidden?: HiddenKinds | undefined;
  /** Fields that policy does not give. */
  withheld?: ReadonlyMap<FieldNode, Withholding> | undefined;
  /** Values of which policy shows a part only. */
  masked?: ReadonlyMap<FieldNode, Masking> | undefined;
}

/**
 * Groups the selected fields of an object type by response key (https://spec.graphql.org/October2021/#CollectFields()); of an
 * interface, for an object of which nothing more is known.
 */
export function collectFields(
  type: GraphQLObjectType | GraphQLInterfaceType,
  selectionSets: readonly SelectionSetNode[],
  selecting: Selecting,
): Map<string, FieldNode[]> {
  const groups = new Map<string, FieldNode[]>();
  const visited = new Set<string>();
  for (const set of selectionSets) collect(set);
  return groups;

  function collect(set: SelectionSetNode): void {
    for (const selection of set.selections) {
      if (!isIncluded(selection, selecting.conditions)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const group = groups.get(key);
        if (group) group.push(selection);
        else groups.set(key, [selection]);
        continue;
      }
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        if (visited.has(selection.name.value)) continue;
        visited.add(selection.name.value);
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? selecting.fragments.get(selection.name.value) : selection;
      if (fragment && applies(fragment.typeCondition?.name.value)) collect(fragment.selectionSet);
    }
  }

  function applies(condition: string | undefined): boolean {
    if (condition === undefined || condition === type.name) return true;
    const abstract = selecting.schema.getType(condition);
    return isAbstractType(abstract) && selecting.schema.isSubType(abstract, type);
  }
}

const NOTHING: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: [] };

/** Whether any of the selections depends on which type an object of the interface has. */
export function asksForType(
  type: GraphQLInterfaceType,
  selectionSets: readonly SelectionSetNode[],
  { schema, fragments, conditions }: Selecting,
): boolean {
  const isOfAll = (condition: string | undefined) => {
    const narrower = condition === undefined ? type : schema.getType(condition);
    return narrower === type || (isInterfaceType(narrower) && schema.isSubType(narrower, type));
  };
  const bodyOf = (selection: Exclude<SelectionNode, FieldNode>) =>
    selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
  const included = (set: SelectionSetNode) => set.selections.filter(selection => isIncluded(selection, conditions));
  // A fragment for one type of which nothing is left asks nothing, and nobody has fetched anything for it.
  const selects = (set: SelectionSetNode): boolean =>
    included(set).some(one => one.kind === Kind.FIELD || selects(bodyOf(one)?.selectionSet ?? NOTHING));
  const asks = (set: SelectionSetNode): boolean =>
    included(set).some(one => {
      if (one.kind === Kind.FIELD) return one.name.value === '__typename';
      const body = bodyOf(one);
      return body !== undefined && (isOfAll(body.typeCondition?.name.value) ? asks : selects)(body.selectionSet);
    });
  return selectionSets.some(asks);
}

function isIncluded(selection: SelectionNode, conditions: Readonly<Record<string, boolean>>): boolean {
  for (const directive of selection.directives ?? []) {
    const name = directive.name.value;
    if (name !== 'skip' && name !== 'include') continue;
    const argument = directive.arguments?.[0]?.value;
    const value =
      argument?.kind === Kind.BOOLEAN
        ? argument.value
        : argument?.kind === Kind.VARIABLE && conditions[argument.name.value] === true;
    if (value === (name === 'skip')) return false;
  }
  return true;
}
