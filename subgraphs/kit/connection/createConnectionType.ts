import { Directive, Field, Int, ObjectType } from 'type-graphql';

@Directive('@shareable')
@ObjectType({ description: '分页信息。Relay page information.', simpleResolvers: true })
export class PageInfo {
  @Field({ description: '是否还有下一页。Whether a next page exists.' })
  declare hasNextPage: boolean;

  @Field({ description: '是否有上一页。Whether a previous page exists.' })
  declare hasPreviousPage: boolean;

  @Field(() => String, { nullable: true, description: '本页首条游标。Cursor of the first edge.' })
  declare startCursor: string | null;

  @Field(() => String, { nullable: true, description: '本页末条游标。Cursor of the last edge.' })
  declare endCursor: string | null;
}

export interface Edge<Node> {
  cursor: string;
  node: Node;
}

export interface Connection<Node> {
  edges: Edge<Node>[];
  pageInfo: PageInfo;
  /** A getter where counting costs a query: read only when the field is asked for. */
  readonly totalCount?: number | Promise<number>;
}

/**
 * The Relay connection of a node type, named `<Node>Connection` with `<Node>Edge`.
 * @param descriptions of what is not as in other lists
 */
export function createConnectionType<Node extends object>(
  node: new () => Node,
  name: string,
  { totalCount = '总条数。Total number of items.' } = {},
): new () => Connection<Node> {
  @ObjectType(`${name}Edge`, { description: '列表中的一条。One edge of the list.', simpleResolvers: true })
  class NodeEdge {
    @Field({ description: '游标。Cursor.' })
    declare cursor: string;

    @Field(() => node, { description: '条目。The item.' })
    declare node: Node;
  }

  @ObjectType(`${name}Connection`, { description: '分页列表。A Relay cursor connection.', simpleResolvers: true })
  class NodeConnection {
    @Field(() => [NodeEdge], { description: '本页条目，最多 first 条。Edges of this page, at most "first".' })
    declare edges: Edge<Node>[];

    @Field(() => PageInfo, { description: '分页信息。Page information.' })
    declare pageInfo: PageInfo;

    // Not a simple property: compiled execution waits for promises of resolvers only.
    @Field(() => Int, { nullable: true, simple: false, description: totalCount })
    declare totalCount?: number;
  }
  return NodeConnection as new () => Connection<Node>;
}
