import { type FieldNode, type FragmentDefinitionNode, Kind, parse, type SelectionSetNode } from 'graphql';
import type { Representation, RequiresSelection } from '../../plan/QueryPlan.ts';
import type { TypeRelations } from '../TypeRelations.ts';

/** Why a department is asked, in schema coordinates: what it is asked for, and what it is told for that. */
export interface FetchReasons {
  fields: string[];
  /** By which entities are named to it. */
  keys: string[];
  /** What else of other departments is told to it, and for which of its fields (`@requires`). */
  requires: { field: string; by: string }[];
}

interface Fetch {
  serviceName: string;
  operation: string;
  operationKind?: 'query' | 'mutation' | 'subscription';
}

/** Fields of the federation itself, which say nothing of what is asked. */
const UNSAID = new Set(['__typename', '_entities', '_service']);

/** Value of `minsheng-reasons` (schema/trust.md §4): worked out once for a plan, and so a constant of its fetch. */
export function writeFetchReasons(fetch: Fetch, sent: readonly Representation[], types: TypeRelations): string {
  return Buffer.from(JSON.stringify(explainFetch(fetch, sent, types))).toString('base64url');
}

function explainFetch(
  { serviceName, operation, operationKind = 'query' }: Fetch,
  sent: readonly Representation[],
  types: TypeRelations,
): FetchReasons {
  const asked = new AskedFields(operation, types);
  asked.collect(asked.root, types.rootType(operationKind));
  const keys = new Set<string>();
  const requires = new Map<string, { field: string; by: string }>();
  for (const { typeCondition, keys: names, selections } of sent) {
    for (const selection of selections) {
      if (selection.kind === 'InlineFragment' || selection.name === '__typename') continue;
      // What was fetched under an alias is sent under the field's own name.
      const name = selection.alias ?? selection.name;
      const told = coordinatesBelow(selection, typeCondition, types);
      if (names.includes(name)) for (const field of told) keys.add(field);
      else {
        const isFor = (field: string) =>
          types
            .requiredFor(typeCondition, field, serviceName)
            ?.selections.some(one => one.kind === Kind.FIELD && one.name.value === name);
        const ofType = [...(asked.outermost.get(typeCondition) ?? [])];
        const reasons = ofType.some(isFor) ? ofType.filter(isFor) : ofType;
        for (const field of told) {
          for (const by of reasons) requires.set(`${field} ${by}`, { field, by: `${typeCondition}.${by}` });
        }
      }
    }
  }
  return { fields: [...asked.fields], keys: [...keys], requires: [...requires.values()] };
}

/** What an operation for a department selects. */
class AskedFields {
  readonly fields = new Set<string>();
  /** Of entities, by their type: the names of the fields asked of the entity itself. */
  readonly outermost = new Map<string, Set<string>>();
  readonly root: SelectionSetNode;
  readonly #types: TypeRelations;
  readonly #fragments = new Map<string, FragmentDefinitionNode>();

  constructor(operation: string, types: TypeRelations) {
    this.#types = types;
    let root: SelectionSetNode | undefined;
    for (const definition of parse(operation, { noLocation: true }).definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(definition.name.value, definition);
      if (definition.kind === Kind.OPERATION_DEFINITION) root = definition.selectionSet;
    }
    if (!root) throw new Error('The plan has a fetch without an operation.');
    this.root = root;
  }

  /** @param typeName of the object; undefined where only the department's own schema knows it */
  collect(set: SelectionSetNode, typeName: string | undefined, isEntity = false): void {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) this.#collectField(selection, typeName, isEntity);
      else {
        const spread = selection.kind === Kind.FRAGMENT_SPREAD ? this.#fragments.get(selection.name.value) : selection;
        if (spread) this.collect(spread.selectionSet, spread.typeCondition?.name.value ?? typeName, isEntity);
      }
    }
  }

  #collectField({ name: { value: name }, selectionSet }: FieldNode, typeName: string | undefined, isEntity: boolean): void {
    if (typeName !== undefined && !UNSAID.has(name)) {
      this.fields.add(`${typeName}.${name}`);
      const known = this.outermost.get(typeName) ?? new Set();
      if (isEntity) this.outermost.set(typeName, known.add(name));
    }
    if (!selectionSet) return;
    const below = typeName === undefined ? undefined : this.#types.typeOfField(typeName, name);
    this.collect(selectionSet, below, name === '_entities');
  }
}

function coordinatesBelow(selection: RequiresSelection, typeName: string | undefined, types: TypeRelations): string[] {
  if (selection.kind === 'InlineFragment')
    return selection.selections.flatMap(one => coordinatesBelow(one, selection.typeCondition, types));
  const name = selection.alias ?? selection.name;
  if (typeName === undefined || name === '__typename') return [];
  const below = types.typeOfField(typeName, name);
  return [`${typeName}.${name}`, ...(selection.selections ?? []).flatMap(one => coordinatesBelow(one, below, types))];
}
