import { CallerError } from '../../errors.ts';

const OPENING = new Set(['{', '[', '(']);

/** Strings and comments, in which brackets mean nothing, and the brackets (https://spec.graphql.org/October2021/#sec-Language.Source-Text). */
const RELEVANT = /"""(?:\\"""|[\s\S])*?"""|"(?:\\.|[^"\\\n\r])*"|#[^\n\r]*|[{}[\]()]/g;

/**
 * Refuses a document whose brackets of any kind nest deeper than `maxNesting`. It comes before the parser, because that and all that walks
 * the parsed tree are recursive: what is too deep for their stack would be a fault of ours.
 * @throws CallerError GRAPHQL_PARSE_FAILED
 */
export function limitNesting(text: string, maxNesting: number): void {
  let depth = 0;
  for (const [token] of text.matchAll(RELEVANT)) {
    if (token.length > 1 || token === '#') continue;
    depth += OPENING.has(token) ? 1 : -1;
    if (depth > maxNesting) {
      throw new CallerError(
        'GRAPHQL_PARSE_FAILED',
        `文档括号嵌套超过 ${maxNesting} 层，请减少嵌套，取值改用变量。 The document nests brackets more than ${maxNesting} deep. Ask for less nesting, and pass values as variables.`,
      );
    }
  }
}
