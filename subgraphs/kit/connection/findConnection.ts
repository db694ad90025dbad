import { Cursor, type EntityName, type FilterQuery, type OrderDefinition } from '@mikro-orm/core';
import type { RequestContext } from '../server/requestContext.ts';
import type { Connection } from './createConnectionType.ts';
import { ListCursors } from './ListCursors.ts';
import { checkPage, type PageArguments } from './pageArguments.ts';

/**
 * A page of a department's list through MikroORM's cursors, which say in clear what the caller may not read, and so stay in here.
 * @param where plain values; a cursor is good for the same ones only
 * @param orderBy must end in a unique column, or pages would repeat and skip rows
 */
export async function findConnection<Entity extends object>(
  context: RequestContext,
  entity: EntityName<Entity>,
  { where, orderBy, page }: { where: FilterQuery<Entity>; orderBy: OrderDefinition<Entity>; page: PageArguments },
): Promise<Connection<Entity>> {
  checkPage(page);
  const { tableName } = context.em.getMetadata(entity);
  const cursors = new ListCursors(context, { list: tableName, where, orderBy });
  const place = cursors.open<unknown[]>(page.after);
  const found = await context.em.findByCursor<Entity, never, never, never, false>(entity, {
    where: where as FilterQuery<NoInfer<Entity>>,
    orderBy,
    first: page.first,
    ...(place !== undefined && { after: Cursor.encode(place) }),
    includeCount: false,
    disableIdentityMap: true,
  });
  return {
    ...cursors.page({
      nodes: found.items as Entity[],
      hasNextPage: found.hasNextPage,
      hasPreviousPage: found.hasPrevPage,
      placeOf: item => Cursor.decode(found.from(item)),
    }),
    get totalCount() {
      return context.em.count(entity, where as FilterQuery<NoInfer<Entity>>);
    },
  };
}
