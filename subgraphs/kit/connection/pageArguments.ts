import { GraphQLError } from 'graphql';
import { ArgsType, Field, Int } from 'type-graphql';

/** Largest page a department hands out at once; more is asked for page by page. */
export const LARGEST_PAGE = 500;

/** Forward pagination of a Relay cursor connection (GraphQL Cursor Connections Specification §4). */
@ArgsType()
export class PageArguments {
  @Field(() => Int, { defaultValue: 20, description: '每页条数，1 到 500。Page size, 1 to 500.' })
  declare first: number;

  @Field(() => String, { nullable: true, description: '从此游标之后开始。Start after this cursor.' })
  declare after?: string;
}

/** @throws GraphQLError naming the argument, when the page is not one this department hands out */
export function checkPage({ first }: Pick<PageArguments, 'first'>): void {
  if (first >= 1 && first <= LARGEST_PAGE) return;
  throw new GraphQLError(`参数 first 须为 1 到 ${LARGEST_PAGE} (argument "first" must be 1 to ${LARGEST_PAGE}, got ${first})`, {
    extensions: { code: 'BAD_USER_INPUT', argument: 'first' },
  });
}
