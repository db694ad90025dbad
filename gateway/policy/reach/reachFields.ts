import {
  type FieldNode,
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
import type { Sharing } from '../../supergraph/sharing/Sharing.ts';
import type { SharingWord } from '../../supergraph/sharing/SharingWord.ts';
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
  /** Names of the object types that can be there: a fragment narrows them. */
  possible: readonly string[];
  led: Led | undefined;
  under: FieldNode | undefined;
}

/** What was said of the field that led to an object. */
interface Led {
  /** The field of which it was said. */
  by: string;
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
  /** Selections seen in a place, and fields reached from there: fragments can be spread many times. */
  readonly #seen = new Map<object, Map<FieldNode | undefined, Set<string>>>();
  readonly #required = new Map<string, readonly RequiredField[]>();

  constructor(graph: SharedGraph, fragments: PreparedOperation['fragments']) {
    this.#graph = graph;
    this.#fragments = fragments;
  }

  placeOf(type: GraphQLNamedType, led: Led | undefined, under: FieldNode | undefined): Place {
    return { type, possible: this.#possibleOf(type), led, under };
  }

  select(set: SelectionSetNode, place: Place): void {
    const { type, possible, led, under } = place;
    if (possible.length === 0 || this.#isSeen(set, under, `${type.name} ${possible.join()} ${led?.by} ${led?.owner}`)) return;
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
    const inner = getNamedType(field.type);
    // Whoever answers an interface's field: itself, and every type that it stands for here.
    for (const typeName of new Set([type.name, ...possible])) {
      const way = this.#reach(node, { typeName, led, under });
      if (node.selectionSet) this.select(node.selectionSet, this.placeOf(inner, way, node));
    }
  }

  /** @returns what leads on from there */
  #reach(node: FieldNode, { typeName, led, under }: { typeName: string } & Pick<Place, 'led' | 'under'>): Led {
    const coordinate = `${typeName}.${node.name.value}`;
    const said = this.#graph.sharing.of(typeName, node.name.value);
    const isCarrier = said === 'carrier' && led !== undefined;
    const way = isCarrier ? led : ledBy(coordinate, said === 'carrier' ? UNSAID : said, led);
    if (this.#isSeen(node, under, `${coordinate} ${way.by} ${way.owner}`)) return way;
    const { word, owner } = way;
    const own = { coordinate, word, isCarrier, owner, requiredBy: undefined };
    const reached = this.reached.get(node) ?? [];
    for (const one of [own, ...this.#requiredOf(typeName, node.name.value)]) reached.push({ ...one, under });
    this.reached.set(node, reached);
    return way;
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
    const among = this.#possibleOf(type);
    return { ...place, type, possible: place.possible.filter(name => among.includes(name)) };
  }

  #possibleOf(type: GraphQLNamedType): readonly string[] {
    return isAbstractType(type) ? this.#graph.apiSchema.getPossibleTypes(type).map(({ name }) => name) : [type.name];
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

function ledBy(by: string, word: SharingWord, led: Led | undefined): Led {
  return { by, word, owner: word.owner ?? led?.owner };
}
