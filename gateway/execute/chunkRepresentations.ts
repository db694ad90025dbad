/** The representations of one alias in a fetch's operation, as JSON texts. */
export interface AskedList {
  batch: { representationsVariable: string };
  representations: readonly string[];
}

/** A run of one list's representations: what one call asks for. `to` is the first that is not in it. */
export interface EntityPart<List extends AskedList> {
  list: List;
  from: number;
  to: number;
}

/** Several parts that travel in one call: one for each list, in order, some perhaps empty. */
export type EntityChunk<List extends AskedList> = readonly EntityPart<List>[];

/** The next `size` representations, over all lists together, from where the chunk before ended. Undefined: none are left. */
export function chunkRepresentations<List extends AskedList>(
  lists: readonly List[],
  before: EntityChunk<List> | undefined,
  size: number,
): EntityChunk<List> | undefined {
  let room = size;
  let isLeft = false;
  const chunk = lists.map((list, index) => {
    const from = before?.[index]?.to ?? 0;
    const to = Math.min(list.representations.length, from + room);
    room -= to - from;
    if (to > from) isLeft = true;
    return { list, from, to };
  });
  return isLeft ? chunk : undefined;
}
