import type { EntityName, FilterQuery, OrderDefinition } from '@mikro-orm/core';
import { Cursor } from '@mikro-orm/core';
import type { RequestContext } from '../server/requestContext.ts';
import type { Connection } from './createConnectionType.ts';
import { badCursor, checkPage, type PageArguments, queryPage } from './pageArguments.ts';

/**
 * A page of a department's list through MikroORM's cursors.
 * @param orderBy must end in a unique column, or pages would repeat and skip rows
 */
export async function findConnection<Entity extends object>(
  context: RequestContext,
  entity: EntityName<Entity>,
  { where, orderBy, page }: { where: FilterQuery<Entity>; orderBy: OrderDefinition<Entity>; page: PageArguments },
): Promise<Connection<Entity>> {
  checkPage(page);
  if (page.after !== undefined) checkCursor(page.after, orderBy);
  const cursor = await queryPage(page, () =>
    context.em.findByCursor<Entity, never, never, never, false>(entity, {
      where: where as FilterQuery<NoInfer<Entity>>,
      orderBy,
      first: page.first,
      ...(page.after !== undefined && { after: page.after }),
      includeCount: false,
      disableIdentityMap: true,
    }),
  );
  return {
    edges: cursor.items.map(item => ({ cursor: cursor.from(item as Entity), node: item as Entity })),
    pageInfo: {
      hasNextPage: cursor.hasNextPage,
      hasPreviousPage: cursor.hasPrevPage,
      startCursor: cursor.startCursor,
      endCursor: cursor.endCursor,
    },
    get totalCount() {
      return context.em.count(entity, where as FilterQuery<NoInfer<Entity>>);
    },
  };
}

/** A cursor is a list of plain values, as many as the list is ordered by. */
function checkCursor<Entity>(after: string, orderBy: OrderDefinition<Entity>): void {
  const orders = [orderBy].flat() as object[];
  const length = orders.reduce((sum, order) => sum + Object.keys(order).length, 0);
  try {
    const values: unknown = Cursor.decode(after);
    if (Array.isArray(values) && values.length === length && values.every(isPlainValue)) return;
  } catch {
    // Told as what it is to the caller: a cursor that is not ours.
  }
  throw badCursor();
}

function isPlainValue(value: unknown): boolean {
  return value === null || typeof value !== 'object';
}
