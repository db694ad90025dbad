import {
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { PreparedOperation } from '../../operation/PreparedOperation.ts';
import type { Joins } from '../../supergraph/joins/Joins.ts';
import { type Shape, shapeOf } from '../../supergraph/sharing/Shape.ts';
import type { Sharing } from '../../supergraph/sharing/Sharing.ts';
import type { SharingWord } from '../../supergraph/sharing/SharingWord.ts';
import { filteredFields } from './filteredFields.ts';
import type { ReachedField, RequiredField } from './ReachedField.ts';
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
  if (root) walk.select(definition.selectionSet, walk.placeOf(root, undefined, undefined));
  return walk.reached;
}

/** Where a selection set stands. */
interface Place {
  type: GraphQLNamedType;
  /** The object types that can be there: a fragment narrows them. */
  possible: Possible;
  led: Led | undefined;
  under: FieldNode | undefined;
}

interface Possible {
  names: readonly string[];
  key: string;
}

/** A field of a type that a selection reaches. */
interface Reaching extends Pick<Place, 'led' | 'under'> {
  typeName: string;
  name: string;
  shape: Shape;
}

/** What was said of the field that led to an object. */
interface Led {
  word: SharingWord;
  owner: string | undefined;
  /** Of what led by equal words to the same selection, once is enough: a contract has few different ones. */
  key: string;
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
  bandWidth: undefined,
};

class Walk {
  readonly reached = new Map<FieldNode, ReachedField[]>();
  readonly #graph: SharedGraph;
  readonly #fragments: PreparedOperation['fragments'];
  /** Selections seen in a place, and fields reached from there: fragments can be spread many times. */
  readonly #seen = new Map<object, Map<FieldNode | undefined, Set<string>>>();
  readonly #required = new Map<string, readonly RequiredField[]>();
  readonly #possible = new Map<string, Possible>();
  /** Equal words have equal numbers. */
  readonly #numbers = new Map<SharingWord | string, number>();

  constructor(graph: SharedGraph, fragments: PreparedOperation['fragments']) {
    this.#graph = graph;
    this.#fragments = fragments;
  }

  placeOf(type: GraphQLNamedType, led: Led | undefined, under: FieldNode | undefined): Place {
    return { type, possible: this.#possibleOf(type), led, under };
  }

  select(set: SelectionSetNode, place: Place): void {
    const { type, possible, led, under } = place;
    if (possible.names.length === 0 || this.#isSeen(set, under, `${type.name} ${possible.key} ${led?.key}`)) return;
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) this.#selectField(selection, place);
      else {
        const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.#fragments.get(selection.name.value);
        if (fragment) this.select(fragment.selectionSet, this.#narrow(place, fragment.typeCondition?.name.value));
      }
    }
  }

  #selectField(node: FieldNode, { type, possible, led, under }: Place): void {
    const name = node.name.value;
    if (name.startsWith('__') || !(isObjectType(type) || isInterfaceType(type))) return;
    const field = type.getFields()[name];
    if (!field) return;
    // Whoever answers an interface's field: itself, and every type that it stands for here.
    const ways = new Map<string, Led>();
    const shape = shapeOf(field.type);
    for (const typeName of new Set([type.name, ...possible.names])) {
      const way = this.#reach(node, { typeName, name, shape, led, under });
      ways.set(way.key, way);
    }
    this.#reachFiltered(node, field, { led: [...ways.values()][0], under });
    if (!node.selectionSet) return;
    const inner = getNamedType(field.type);
    for (const way of ways.values()) this.select(node.selectionSet, this.placeOf(inner, way, node));
  }

  /** @returns what leads on from there */
  #reach(node: FieldNode, { typeName, name, shape, led, under }: Reaching): Led {
    const coordinate = `${typeName}.${name}`;
    const said = this.#graph.sharing.of(typeName, name);
    const isCarrier = said === 'carrier' && led !== undefined;
    const way = isCarrier ? led : this.#ledBy(said === 'carrier' ? UNSAID : said, led);
    if (this.#isSeen(node, under, `${coordinate} ${way.key}`)) return way;
    const { word, owner } = way;
    const own = { coordinate, word, isCarrier, owner, shape, requiredBy: undefined };
    const reached = this.reached.get(node) ?? [];
    for (const one of [own, ...this.#requiredOf(typeName, name)]) reached.push({ ...one, under });
    this.reached.set(node, reached);
    return way;
  }

  #reachFiltered(node: FieldNode, field: GraphQLField<unknown, unknown>, at: Pick<Place, 'led' | 'under'>): void {
    const filtered = filteredFields(node.arguments ?? [], field);
    if (!filtered) return;
    const { row, named, isByMore } = filtered;
    const typeName = row.name;
    const others = isByMore ? Object.keys(row.getFields()).filter(name => !this.#isSensitive(typeName, name)) : [];
    for (const name of new Set([...named, ...others])) this.#reach(node, { ...at, typeName, name, shape: 'other' });
  }

  #isSensitive(typeName: string, name: string): boolean {
    const word = this.#graph.sharing.of(typeName, name);
    return word !== 'carrier' && (word.sensitivity === 'sensitive' || word.sensitivity === 'minor');
  }

  #ledBy(word: SharingWord, led: Led | undefined): Led {
    const owner = word.owner ?? led?.owner;
    return { word, owner, key: `${owner} ${this.#numberOf(word)}` };
  }

  #numberOf(word: SharingWord): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    const text = JSON.stringify(word);
    const number = this.#numbers.get(text) ?? this.#numbers.size;
    this.#numbers.set(text, number).set(word, number);
    return number;
  }

  #requiredOf(typeName: string, name: string): readonly RequiredField[] {
    const coordinate = `${typeName}.${name}`;
    const known = this.#required.get(coordinate) ?? requiredFields(typeName, name, this.#graph);
    this.#required.set(coordinate, known);
    return known;
  }

  #narrow(place: Place, condition: string | undefined): Place {
    const type = condition === undefined ? undefined : this.#graph.apiSchema.getType(condition);
    if (!type) return place;
    const key = `${place.possible.key} in ${type.name}`;
    const possible = this.#possible.get(key) ?? both(place.possible, this.#possibleOf(type));
    this.#possible.set(key, possible);
    return { ...place, type, possible };
  }

  #possibleOf(type: GraphQLNamedType): Possible {
    const known = this.#possible.get(type.name);
    if (known) return known;
    const names = isAbstractType(type) ? this.#graph.apiSchema.getPossibleTypes(type).map(({ name }) => name) : [type.name];
    const possible = { names, key: names.join() };
    this.#possible.set(type.name, possible);
    return possible;
  }

  #isSeen(what: object, under: FieldNode | undefined, how: string): boolean {
    const places = this.#seen.get(what) ?? new Map<FieldNode | undefined, Set<string>>();
    this.#seen.set(what, places);
    const known = places.get(under) ?? new Set();
    places.set(under, known);
    if (known.has(how)) return true;
    known.add(how);
    return false;
  }
}

function both(one: Possible, other: Possible): Possible {
  const names = one.names.filter(name => other.names.includes(name));
  return { names, key: names.join() };
}
