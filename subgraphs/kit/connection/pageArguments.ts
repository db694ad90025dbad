import { CursorError } from '@mikro-orm/core';
import { GraphQLError } from 'graphql';
import { ArgsType, Field, Int } from 'type-graphql';
import { sqlState } from '../database/sqlState.ts';

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
export function checkPage({ first }: PageArguments): void {
  if (first >= 1 && first <= LARGEST_PAGE) return;
  throw new GraphQLError(`参数 first 须为 1 到 ${LARGEST_PAGE} (argument "first" must be 1 to ${LARGEST_PAGE}, got ${first})`, {
    extensions: { code: 'BAD_USER_INPUT', argument: 'first' },
  });
}

/**
 * Runs the query of a page. A cursor of the right form may still hold what its list cannot compare with, such as letters where a number
 * stands; only the database knows the columns' types, and its refusal is then the caller's mistake.
 * @throws GraphQLError naming the argument `after`
 */
export async function queryPage<Rows>({ after }: PageArguments, query: () => Promise<Rows>): Promise<Rows> {
  try {
    return await query();
  } catch (error) {
    const state = sqlState(error) ?? '';
    const incomparable = error instanceof CursorError || state.startsWith(DATA_EXCEPTION) || WRONG_TYPES.has(state);
    if (after !== undefined && incomparable) throw badCursor();
    throw error;
  }
}

/** Class 22 of PostgreSQL's error codes, for instance 22P02 "invalid text representation". */
const DATA_EXCEPTION = '22';
/** No operator compares the two types (42883); a value of one type where another must stand (42804); a cast that does not exist (42846). */
const WRONG_TYPES = new Set(['42883', '42804', '42846']);

export function badCursor(): GraphQLError {
  return new GraphQLError(
    '参数 after 不是本列表的游标 (argument "after" is not a cursor of this list; use pageInfo.endCursor of the page before)',
    {
      extensions: { code: 'BAD_USER_INPUT', argument: 'after' },
    },
  );
}
