import {
  type FieldNode,
  type GraphQLField,
  GraphQLID,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  GraphQLString,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { PreparedOperation } from '../../operation/PreparedOperation.ts';
import type { Joins } from '../../supergraph/joins/Joins.ts';
import type { Sharing } from '../../supergraph/sharing/Sharing.ts';
import type { SharingWord } from '../../supergraph/sharing/SharingWord.ts';
import { filteredFields } from './filteredFields.ts';
import type { ReachedField } from './ReachedField.ts';
import { requiredFields } from './requiredFields.ts';

/** What the fields of a supergraph are, who has them, and how they may be shared. */
export interface SharedGraph {
  /** All that there is, whoever may see it. */
  apiSchema: GraphQLSchema;
  joins: Joins;
  sharing: Sharing;
}

/** For each selection of an operation, what it reaches; selections that reach nothing a department owns are left out. */
export type Reached = ReadonlyMap<FieldNode, readonly ReachedField[]>;

/**
 * What an operation reaches. One selection can reach several fields: those of every type that an interface stands for, and all
 * that is required to compute them, over however many departments. Conditions count as fulfilled.
 */
export function reachFields({ definition, fragments }: PreparedOperation, graph: SharedGraph): Reached {
  const walk = new Walk(graph, fragments);
  const root = graph.apiSchema.getRootType(definition.operation);
  if (root) walk.select(definition.selectionSet, root, undefined);
  return walk.reached;
}

function isOneText(type: GraphQLOutputType): boolean {
  const value = isNonNullType(type) ? type.ofType : type;
  return value === GraphQLString || value === GraphQLID;
}

/** What was said of the field that led to an object. */
interface Led {
  coordinate: string;
  word: SharingWord;
  owner: string | undefined;
}

/** Of what nobody has said anything nothing is given: no purpose is one of its purposes. */
const UNSAID: SharingWord = {
  class: 'conditional',
  basis: undefined,
  sensitivity: 'personal',
  purposes: [],
  masks: [],
  owner: undefined,
  updated: undefined,
  derivableBy: [],
};

class Walk {
  readonly reached = new Map<FieldNode, ReachedField[]>();
  readonly #graph: SharedGraph;
  readonly #fragments: PreparedOperation['fragments'];
  /** Selections seen of a type, led to by the same word: fragments can be spread many times. */
  readonly #words = new Map<SharingWord, number>();
  readonly #seen = new Map<SelectionSetNode, Set<string>>();

  constructor(graph: SharedGraph, fragments: PreparedOperation['fragments']) {
    this.#graph = graph;
    this.#fragments = fragments;
  }

  select(set: SelectionSetNode, type: GraphQLNamedType, led: Led | undefined): void {
    if (this.#isSeen(set, `${type.name} ${led?.coordinate} ${led?.owner} ${led && this.#numberOf(led.word)}`)) return;
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) this.#selectField(selection, type, led);
      else {
        const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.#fragments.get(selection.name.value);
        const condition = fragment?.typeCondition?.name.value;
        if (fragment) this.select(fragment.selectionSet, this.#typeNamed(condition) ?? type, led);
      }
    }
  }

  #selectField(node: FieldNode, type: GraphQLNamedType, led: Led | undefined): void {
    const name = node.name.value;
    if (name.startsWith('__') || !(isObjectType(type) || isInterfaceType(type))) return;
    const field = type.getFields()[name];
    if (!field) return;
    const ways = this.#typesOf(type).map(typeName => this.#ledBy(typeName, name, led));
    const isText = isOneText(field.type);
    for (const way of ways) this.#reach(node, way, isText);
    this.#reachFiltered(node, field, ways[0]);
    if (!node.selectionSet) return;
    const inner = getNamedType(field.type);
    for (const way of ways) this.select(node.selectionSet, inner, way);
  }

  #reachFiltered(node: FieldNode, field: GraphQLField<unknown, unknown>, led: Led | undefined): void {
    const filtered = filteredFields(node.arguments ?? [], field);
    if (!filtered) return;
    const { row, named, isByMore } = filtered;
    for (const name of named) this.#reach(node, this.#ledBy(row.name, name, led), false);
    if (!isByMore) return;
    for (const name of Object.keys(row.getFields())) {
      const way = this.#ledBy(row.name, name, led);
      if (way.word.sensitivity === 'none' || way.word.sensitivity === 'personal') this.#reach(node, way, false);
    }
  }

  /** Whoever answers an interface's field: itself, and every type that it stands for. */
  #typesOf(type: GraphQLNamedType): string[] {
    const possible = isAbstractType(type) ? this.#graph.apiSchema.getPossibleTypes(type).map(({ name }) => name) : [];
    return [type.name, ...possible];
  }

  #ledBy(typeName: string, name: string, led: Led | undefined): Led {
    const said = this.#graph.sharing.of(typeName, name);
    const coordinate = `${typeName}.${name}`;
    if (said !== 'carrier') return { coordinate, word: said, owner: said.owner ?? led?.owner };
    return led ? { ...led, coordinate } : { coordinate, word: UNSAID, owner: undefined };
  }

  #reach(node: FieldNode, { coordinate, word, owner }: Led, isText: boolean): void {
    const [typeName = '', name = ''] = coordinate.split('.');
    const required = requiredFields(typeName, name, this.#graph);
    const reached = this.reached.get(node) ?? [];
    reached.push({ coordinate, word, owner, isText, requiredBy: undefined }, ...required);
    this.reached.set(node, reached);
  }

  /** Words that carriers inherit differ where coordinates do not. */
  #numberOf(word: SharingWord): number {
    const number = this.#words.get(word) ?? this.#words.size;
    this.#words.set(word, number);
    return number;
  }

  #isSeen(set: SelectionSetNode, how: string): boolean {
    const known = this.#seen.get(set) ?? new Set();
    this.#seen.set(set, known);
    if (known.has(how)) return true;
    known.add(how);
    return false;
  }

  #typeNamed(name: string | undefined): GraphQLNamedType | undefined {
    return name === undefined ? undefined : this.#graph.apiSchema.getType(name);
  }
}
