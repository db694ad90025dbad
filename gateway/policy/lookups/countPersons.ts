import {
  type FieldNode,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Variables } from '../../operation/coerceVariables.ts';
import type { PreparedOperation } from '../../operation/PreparedOperation.ts';
import { shapeOf } from '../../supergraph/sharing/Shape.ts';
import { isAboutPersons } from '../Rule.ts';
import type { Reached } from '../reach/reachFields.ts';

/** What a list without an argument is taken to hold; as the estimate of costs does. */
const ASSUMED_LIST_SIZE = 30;
const PAGE_SIZES = ['first', 'last'];
const CURSORS = ['after', 'before'];
/** What a connection says of its list, and of nobody in it. */
const TALLIES = new Set(['totalCount', 'pageInfo', '__typename']);

/** What decides how many persons an operation looks at. */
export interface Counted {
  reached: Reached;
  withheld: ReadonlyMap<FieldNode, unknown>;
  schema: GraphQLSchema;
  variables: Variables;
}

/**
 * How many persons a caller looks at with an operation, at most: each field that leads to persons counts one, a list as many as its page
 * has, and those that lie in lists as often as these are long. What is below a person belongs to that look, and does not count again.
 * A list of which only is asked how long it is shows nobody; with a filter it counts one, because that may leave a single person.
 */
export function countPersons({ definition, fragments }: PreparedOperation, counted: Counted): number {
  const root = counted.schema.getRootType(definition.operation);
  return root ? new Count(fragments, counted).in(definition.selectionSet, root, false) : 0;
}

class Count {
  readonly #fragments: PreparedOperation['fragments'];
  readonly #counted: Counted;
  /** Fields inside fragments are met again wherever those are spread. */
  readonly #known = new Map<FieldNode, number>();

  constructor(fragments: PreparedOperation['fragments'], counted: Counted) {
    this.#fragments = fragments;
    this.#counted = counted;
  }

  /** @param isPage whether the lists right here are the page whose size the field above said */
  in(set: SelectionSetNode, type: GraphQLNamedType, isPage: boolean): number {
    const most = new Map<string, number>();
    for (const [node, parent] of this.#fieldsOf(set, type)) {
      const key = (node.alias ?? node.name).value;
      // Selections of the same name are one field of the answer.
      most.set(key, Math.max(most.get(key) ?? 0, this.#of(node, parent, isPage)));
    }
    return [...most.values()].reduce((sum, count) => sum + count, 0);
  }

  #of(node: FieldNode, parent: GraphQLNamedType, isPage: boolean): number {
    const known = this.#known.get(node);
    if (known !== undefined) return known;
    const count = this.#count(node, parent, isPage);
    this.#known.set(node, count);
    return count;
  }

  #count(node: FieldNode, parent: GraphQLNamedType, isPage: boolean): number {
    const { reached, withheld, variables } = this.#counted;
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
    if (!field || withheld.has(node)) return 0;
    const size = pageSize(field, node, variables);
    const length = size ?? (isListType(getNullableType(field.type)) && !isPage ? (assumedOf(field) ?? ASSUMED_LIST_SIZE) : 1);
    if (reached.get(node)?.some(isAboutPersons)) {
      if (!this.#isTally(node, field)) return length;
      return isNarrowed(field, node, variables) ? 1 : 0;
    }
    return node.selectionSet ? length * this.in(node.selectionSet, getNamedType(field.type), size !== undefined) : 0;
  }

  /** Whether only is asked how long a list is, and nothing of what lies in it. */
  #isTally({ selectionSet }: FieldNode, { type }: GraphQLField<unknown, unknown>): boolean {
    if (!selectionSet || shapeOf(type) !== 'connection') return false;
    for (const [node] of this.#fieldsOf(selectionSet, getNamedType(type)))
      if (!TALLIES.has(node.name.value) && !this.#counted.withheld.has(node)) return false;
    return true;
  }

  *#fieldsOf(
    set: SelectionSetNode,
    type: GraphQLNamedType,
    seen = new Set<SelectionSetNode>(),
  ): Generator<[FieldNode, GraphQLNamedType]> {
    if (seen.has(set)) return;
    seen.add(set);
    for (const selection of set.selections) {
      if (isLeftOut(selection, this.#counted.variables)) continue;
      if (selection.kind === Kind.FIELD) yield [selection, type];
      else {
        const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.#fragments.get(selection.name.value);
        const narrowed = fragment?.typeCondition && this.#counted.schema.getType(fragment.typeCondition.name.value);
        if (fragment) yield* this.#fieldsOf(fragment.selectionSet, narrowed ?? type, seen);
      }
    }
  }
}

/** The largest of the arguments that say how long the list may be; undefined for a field without such. */
function pageSize(field: GraphQLField<unknown, unknown>, node: FieldNode, variables: Variables): number | undefined {
  const names = field.extensions.listSize?.slicingArguments ?? PAGE_SIZES;
  if (!field.args.some(({ name }) => names.includes(name))) return undefined;
  const given = getArgumentValues(field, node, variables);
  const sizes = names.flatMap(name => (typeof given[name] === 'number' ? [given[name]] : []));
  return Math.max(0, sizes.length > 0 ? Math.max(...sizes) : (assumedOf(field) ?? ASSUMED_LIST_SIZE));
}

/** Whether arguments say more than which page. */
function isNarrowed(field: GraphQLField<unknown, unknown>, node: FieldNode, variables: Variables): boolean {
  const ofPages = [...(field.extensions.listSize?.slicingArguments ?? PAGE_SIZES), ...CURSORS];
  const given = Object.entries(getArgumentValues(field, node, variables));
  return given.some(([name, value]) => value !== null && !ofPages.includes(name));
}

function assumedOf({ extensions }: GraphQLField<unknown, unknown>): number | undefined {
  return extensions.listSize?.assumedSize;
}

function isLeftOut(selection: SelectionNode, variables: Variables): boolean {
  if (!selection.directives?.length) return false;
  return (
    getDirectiveValues(GraphQLSkipDirective, selection, variables)?.if === true ||
    getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.if === false
  );
}
