import { GraphQLError } from 'graphql';
import type { RequestContext } from '../server/requestContext.ts';
import type { Connection, Edge, PageInfo } from './createConnectionType.ts';

/** A page of a list, before its cursors. */
export interface Page<Node> {
  nodes: readonly Node[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  /** The values that tell where in the list a node stands. */
  placeOf(node: Node): unknown;
}

/** The cursors of one list: what the list is, is sealed into them, and another list does not open them (schema/trust.md §6). */
export class ListCursors {
  readonly #context: RequestContext;
  readonly #list: string;

  /**
   * @param list all that makes it this list and no other: its rows, their order, the filter, the parent. Plain values that JSON tells apart.
   * Not the GraphQL field: two fields that hand out the same rows in the same order hand out one list
   */
  constructor(context: RequestContext, list: object) {
    this.#context = context;
    this.#list = JSON.stringify(list);
  }

  /**
   * Where the page begins, as `placeOf` told it; undefined for the first page.
   * @throws GraphQLError naming the argument `after`, when it is not a cursor of this list
   */
  open<Place>(after: string | null | undefined): Place | undefined {
    if (after == null) return undefined;
    const opened = this.#context.cursors.open(this.#list, after);
    // What was sealed for this very list has the form of its places.
    if (opened !== undefined) return opened.place as Place;
    throw new GraphQLError(
      '参数 after 不是本列表的游标：被改动、属于其他列表（或其他筛选条件、上级条目），或密钥已更换；请以相同参数使用上一页的 pageInfo.endCursor，或不带 after 从头查询 (argument "after" does not open as a cursor of this list: it was altered, is of another list, filter or parent, or of a key that is gone; use pageInfo.endCursor of the page before with the same arguments, or begin again without "after")',
      { extensions: { code: 'BAD_USER_INPUT', argument: 'after' } },
    );
  }

  /** A page as the schema has it. A cursor is sealed when it is read: most questions ask for the last one of a page, or none. */
  page<Node>({ nodes, placeOf, hasNextPage, hasPreviousPage }: Page<Node>): Connection<Node> {
    const seal = (node: Node) => this.#context.cursors.seal(this.#list, placeOf(node));
    const edges = nodes.map((node): Edge<Node> => new SealedEdge(node, seal));
    const pageInfo: PageInfo = {
      hasNextPage,
      hasPreviousPage,
      get startCursor() {
        return edges[0]?.cursor ?? null;
      },
      get endCursor() {
        return edges.at(-1)?.cursor ?? null;
      },
    };
    return { edges, pageInfo };
  }
}

class SealedEdge<Node> implements Edge<Node> {
  readonly node: Node;
  readonly #seal: (node: Node) => string;

  constructor(node: Node, seal: (node: Node) => string) {
    this.node = node;
    this.#seal = seal;
  }

  get cursor(): string {
    return this.#seal(this.node);
  }
}
