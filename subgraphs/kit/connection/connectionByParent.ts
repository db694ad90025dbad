import { sql } from 'kysely';
import type { LoaderDefinition, RequestContext } from '../server/requestContext.ts';
import type { Connection } from './createConnectionType.ts';
import { badCursor, checkPage, type PageArguments, queryPage } from './pageArguments.ts';

export interface ParentList {
  /** Trusted identifiers, never input. */
  table: string;
  parentColumn: string;
  /** `column` or `column as "fieldName"` expressions of the plain rows, field names as the GraphQL type has them. */
  columns: Record<string, string>;
  /** Columns that order the list, newest first; together with the parent they must be unique. All are compared as text-safe values. */
  orderBy: string[];
}

/**
 * Lists that hang on many parents at once, such as the benefits of a thousand persons: one query for all parents of a request.
 * MikroORM's cursors page one list a query; a page of persons would cost a query for each of them.
 */
export function connectionByParent<Node extends object>(list: ParentList) {
  const loaders = new Map<string, LoaderDefinition<string, Connection<Node>>>();

  return (parent: string, page: PageArguments, context: RequestContext): Promise<Connection<Node>> => {
    checkPage(page);
    const key = JSON.stringify([page.first, page.after ?? null]);
    // A cursor belongs to one parent's list, so pages after the first are rare and their loaders are not kept.
    let loader = loaders.get(key);
    if (loader === undefined) {
      loader = pageLoader<Node>(list, page);
      if (page.after === undefined) loaders.set(key, loader);
    }
    return context.loader(loader).load(parent);
  };
}

function pageLoader<Node extends object>(list: ParentList, page: PageArguments): LoaderDefinition<string, Connection<Node>> {
  const { first, after } = page;
  const fields = Object.entries(list.columns).map(([field, column]) => sql`row.${sql.raw(column)} as ${sql.ref(field)}`);
  const cursorParts = list.orderBy.map(column => sql`row.${sql.raw(column)}::text`);
  const order = sql.join(list.orderBy.map(column => sql`${sql.ref(column)} desc`));
  const position = after === undefined ? undefined : decodeCursor(after, list.orderBy.length);
  const beyond =
    position === undefined
      ? sql`true`
      : sql`(${sql.join(list.orderBy.map(column => sql.ref(column)))}) < (${sql.join(position.map(part => sql`${part}`))})`;

  return async (parents, { sql: db }) => {
    const query = sql<Node & { __parent: string; __cursor: string[] }>`
      select parent.id as "__parent", ${sql.join(fields)}, array[${sql.join(cursorParts)}] as "__cursor"
      from unnest(${[...parents]}::text[]) as parent (id)
      cross join lateral (
        select * from ${sql.ref(list.table)}
        where ${sql.ref(list.parentColumn)} = parent.id and ${beyond}
        order by ${order} limit ${first + 1}
      ) row`;
    const { rows } = await queryPage(page, () => query.execute(db));
    const groups = new Map<string, (Node & { __cursor: string[] })[]>();
    for (const row of rows) {
      const group = groups.get(row.__parent);
      if (group === undefined) groups.set(row.__parent, [row]);
      else group.push(row);
    }
    return parents.map(parent => toConnection(groups.get(parent) ?? [], first, after !== undefined));
  };
}

function toConnection<Node extends object>(
  rows: (Node & { __cursor: string[] })[],
  first: number,
  hasPreviousPage: boolean,
): Connection<Node> {
  const edges = rows.slice(0, first).map(row => ({ cursor: encodeCursor(row.__cursor), node: row as Node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > first,
      hasPreviousPage,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

function encodeCursor(parts: string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

function decodeCursor(cursor: string, length: number): string[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(parts) && parts.length === length && parts.every(part => typeof part === 'string')) return parts;
  } catch {
    // Told as what it is to the caller: a cursor that is not ours.
  }
  throw badCursor();
}
