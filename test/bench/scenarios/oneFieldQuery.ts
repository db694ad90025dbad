/** The smallest question to graphs/board.ts that still needs a department. */
export const ONE_FIELD = '{ departments(first: 1) { totalCount } }';
