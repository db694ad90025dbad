import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  type InlineFragmentNode,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { addConditions, decideConditions } from './decideConditions.ts';
import { TYPENAME } from './fetches/selections.ts';
import { TooIntricate } from './fetches/TooIntricate.ts';
import { mergeFields } from './mergeFields.ts';

/** Fragments within fragments multiply. Beyond this many selections there is no plan worth waiting for. */
const MOST_SELECTIONS = 50_000;

/**
 * The chosen operation in plainer words: what means nothing to departments goes before planning.
 *
 * - Fragments are written out where they are spread. Those of a type that an object has anyway dissolve, and their conditions
 *   go on to the fields in them, so that one question is not planned as several.
 * - What `@skip(if: true)` leaves out is left out here.
 * - A field that is selected several times is selected once; see `mergeFields`.
 * - An alias that is the field's own name goes.
 * - `kind: __typename`, conditions on it, and many of it: the projection knows a type's name; one plain `__typename` stays.
 *
 * @throws TooIntricate when the operation is too large written out
 */
export function simplifyOperation(document: DocumentNode, schema: GraphQLSchema): OperationDefinitionNode | undefined {
  const operation = document.definitions.find(one => one.kind === Kind.OPERATION_DEFINITION);
  const root = operation && schema.getRootType(operation.operation);
  if (!operation || !root) return undefined;
  const fragments = new Map(
    document.definitions.flatMap(one => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [])),
  );
  return { ...operation, selectionSet: new Simplifier(schema, fragments).simplify(operation.selectionSet, root) };
}

class Simplifier {
  readonly #schema: GraphQLSchema;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  #count = 0;

  constructor(schema: GraphQLSchema, fragments: ReadonlyMap<string, FragmentDefinitionNode>) {
    this.#schema = schema;
    this.#fragments = fragments;
  }

  simplify(set: SelectionSetNode, type: GraphQLNamedType): SelectionSetNode {
    const selections = this.#simplifyAll(set.selections, type);
    return { kind: Kind.SELECTION_SET, selections: selections.length > 0 ? selections : [TYPENAME] };
  }

  #simplifyAll(selections: readonly SelectionNode[], type: GraphQLNamedType): SelectionNode[] {
    const simple = new Set<SelectionNode>();
    for (const selection of selections) {
      const directives = decideConditions(selection.directives ?? []);
      if (directives === 'never') continue;
      for (const one of this.#simplifyOne(selection, directives, type)) simple.add(one);
    }
    // A mutation's fields are done in an order that conditions decide about; see takeTurns.
    return type === this.#schema.getMutationType() ? [...simple] : mergeFields([...simple]);
  }

  #simplifyOne(selection: SelectionNode, directives: readonly DirectiveNode[], type: GraphQLNamedType): SelectionNode[] {
    this.#count += 1;
    if (this.#count > MOST_SELECTIONS) throw new TooIntricate(MOST_SELECTIONS, 'selections');
    if (selection.kind === Kind.FIELD) return [this.#simplifyField(selection, directives, type)];
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? this.#fragments.get(selection.name.value) : selection;
    if (!fragment) return [];
    const condition = fragment.typeCondition;
    const inner = condition ? (this.#schema.getType(condition.name.value) ?? type) : type;
    const below = this.#simplifyAll(fragment.selectionSet.selections, this.#isAlways(inner, type) ? type : inner);
    if (below.length === 0) return [];
    if (this.#isAlways(inner, type)) {
      return below.map(one =>
        one === TYPENAME ? one : (addConditions(one, directives) ?? fragmentOf(inner, directives, [one])),
      );
    }
    return [fragmentOf(inner, directives, below)];
  }

  #simplifyField(field: FieldNode, directives: readonly DirectiveNode[], parent: GraphQLNamedType): FieldNode {
    if (field.name.value === '__typename') return TYPENAME;
    const { alias, selectionSet, ...rest } = field;
    const definition = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[field.name.value] : undefined;
    return {
      ...rest,
      directives,
      ...(alias && alias.value !== field.name.value ? { alias } : {}),
      ...(selectionSet
        ? { selectionSet: definition ? this.simplify(selectionSet, getNamedType(definition.type)) : selectionSet }
        : {}),
    };
  }

  /** Whether all that can be asked of `expected` can be asked of each object of `type` as it stands. */
  #isAlways(expected: GraphQLNamedType, type: GraphQLNamedType): boolean {
    if (expected === type) return true;
    if (!isAbstractType(expected)) return false;
    return (isObjectType(type) || isInterfaceType(type)) && this.#schema.isSubType(expected, type);
  }
}

function fragmentOf(
  type: GraphQLNamedType,
  directives: readonly DirectiveNode[],
  selections: SelectionNode[],
): InlineFragmentNode {
  const typeCondition = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type.name } } as const;
  return { kind: Kind.INLINE_FRAGMENT, typeCondition, directives, selectionSet: { kind: Kind.SELECTION_SET, selections } };
}
