import { type GraphQLNamedType, type GraphQLSchema, getNamedType, isObjectType, type SelectionSetNode } from 'graphql';
import { type DataObject, type DataValue, isDataObject } from '../data/DataObject.ts';
import { dataKey } from '../data/dataKey.ts';
import type { Fetched } from '../execute/executePlan.ts';
import type { LastKnownNotice } from '../execute/lastKnown/restoreLastKnown.ts';
import { collectFields, type Selecting } from './collectFields.ts';

/** An entry of `extensions.lastKnown`. */
export interface PlacedNotice extends LastKnownNotice {
  path: readonly (string | number)[];
}

interface Level {
  type: GraphQLNamedType;
  sets: readonly SelectionSetNode[];
  path: readonly (string | number)[];
}

/**
 * Finds every path of the answer at which a last known value stands. Walks the answer once more, beside the data it was made
 * of; so it costs nothing as long as no department is down. What became null on the way is not told.
 * @param max paths
 */
export function collectNotices(
  { data, notices }: Pick<Fetched, 'data' | 'notices'>,
  {
    root,
    selecting,
    leftOut,
    max,
  }: {
    root: { type: GraphQLNamedType; set: SelectionSetNode; answer: DataValue };
    selecting: Selecting;
    /** Items that the answer does not have, by the list that was fetched. */
    leftOut: ReadonlyMap<object, ReadonlySet<number>>;
    max: number;
  },
): PlacedNotice[] {
  const found: PlacedNotice[] = [];
  walk(data, root.answer, { type: root.type, sets: [root.set], path: [] });
  return found;

  function walk(value: DataValue, answer: DataValue, level: Level): void {
    if (found.length >= max) return;
    if (Array.isArray(value) && Array.isArray(answer)) {
      const missing = answer.length < value.length ? leftOut.get(value) : undefined;
      const left = missing ? value.filter((_, index) => !missing.has(index)) : value;
      for (const [index, item] of left.entries()) walk(item, answer[index], { ...level, path: [...level.path, index] });
    } else if (isDataObject(value) && isDataObject(answer)) {
      walkObject(value, answer, level);
    }
  }

  function walkObject(value: DataObject, answer: DataObject, { type: declared, sets, path }: Level): void {
    const type = concreteType(declared, value, selecting.schema);
    if (!isObjectType(type)) return;
    const noticed = notices.get(value);
    for (const [key, nodes] of collectFields(type, sets, selecting)) {
      const [node] = nodes;
      const field = node && type.getFields()[node.name.value];
      if (!field) continue;
      const at = [...path, key];
      const notice = noticed?.get(dataKey(node));
      if (notice && found.length < max) found.push({ path: at, ...notice });
      const below = nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
      if (below.length > 0) walk(value[dataKey(node)], answer[key], { type: getNamedType(field.type), sets: below, path: at });
    }
  }
}

function concreteType(
  declared: GraphQLNamedType,
  { __typename }: DataObject,
  schema: GraphQLSchema,
): GraphQLNamedType | undefined {
  return isObjectType(declared) ? declared : schema.getType(String(__typename));
}
