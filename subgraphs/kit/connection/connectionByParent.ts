import { type RawBuilder, sql } from 'kysely';
import type { LoaderDefinition, RequestContext } from '../server/requestContext.ts';
import type { Connection } from './createConnectionType.ts';
import { ListCursors } from './ListCursors.ts';
import { checkPage, type PageArguments } from './pageArguments.ts';

export interface ParentList {
  /** Trusted identifiers, never input. */
  table: string;
  parentColumn: string;
  /** `column` or `column as "fieldName"` expressions of the plain rows, field names as the GraphQL type has them. */
  columns: Record<string, string>;
  /** Columns that order the list, newest first; together with the parent they must be unique. All are compared as text-safe values. */
  orderBy: string[];
}

/** A row with the values that order it. */
type Row<Node> = Node & { __parent: string; __place: string[] };

/** Rows for many parents: those behind a place, or the first ones, and one more than a page holds. */
interface Span {
  first: number;
  behind?: string[] | undefined;
}

/**
 * Lists that hang on many parents at once, such as the benefits of a thousand persons: one query for all parents of a request.
 * MikroORM's cursors page one list a query; a page of persons would cost a query for each of them.
 */
export function connectionByParent<Node extends object>(list: ParentList) {
  const { table, parentColumn, orderBy } = list;
  const firstPages = new Map<number, LoaderDefinition<string, Row<Node>[]>>();

  return async (parent: string, { first, after }: PageArguments, context: RequestContext): Promise<Connection<Node>> => {
    checkPage({ first });
    const cursors = new ListCursors(context, { list: table, parentColumn, parent, orderBy });
    const behind = cursors.open<string[]>(after);
    // A cursor belongs to one parent's list, so there is nothing to share beyond the first page.
    const rows =
      behind === undefined
        ? await context.loader(firstPage(first)).load(parent)
        : ((await findRows<Node>(list, { first, behind }, [parent], context))[0] ?? []);
    return cursors.page({
      nodes: rows.slice(0, first),
      hasNextPage: rows.length > first,
      hasPreviousPage: behind !== undefined,
      placeOf: row => row.__place,
    });
  };

  function firstPage(first: number): LoaderDefinition<string, Row<Node>[]> {
    const loader = firstPages.get(first) ?? ((parents, context) => findRows<Node>(list, { first }, parents, context));
    firstPages.set(first, loader);
    return loader;
  }
}

/** The rows of each parent, in the order of the parents. */
async function findRows<Node>(
  list: ParentList,
  { first, behind }: Span,
  parents: readonly string[],
  { sql: db }: RequestContext,
): Promise<Row<Node>[][]> {
  const fields = Object.entries(list.columns).map(([field, column]) => sql`row.${sql.raw(column)} as ${sql.ref(field)}`);
  const place = list.orderBy.map(column => sql`row.${sql.raw(column)}::text`);
  const order = sql.join(list.orderBy.map(column => sql`${sql.ref(column)} desc`));
  const query = sql<Row<Node>>`
    select parent.id as "__parent", ${sql.join(fields)}, array[${sql.join(place)}] as "__place"
    from unnest(${[...parents]}::text[]) as parent (id)
    cross join lateral (
      select * from ${sql.ref(list.table)}
      where ${sql.ref(list.parentColumn)} = parent.id and ${isBehind(list, behind)}
      order by ${order} limit ${first + 1}
    ) row`;
  const { rows } = await query.execute(db);
  const groups = Map.groupBy(rows, row => row.__parent);
  return parents.map(parent => groups.get(parent) ?? []);
}

function isBehind({ orderBy }: ParentList, place: string[] | undefined): RawBuilder<unknown> {
  if (place === undefined) return sql`true`;
  return sql`(${sql.join(orderBy.map(column => sql.ref(column)))}) < (${sql.join(place.map(part => sql`${part}`))})`;
}
