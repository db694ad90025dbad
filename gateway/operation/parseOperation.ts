import { type DocumentNode, GraphQLError, parse } from 'graphql';
import { CallerError } from '../errors.ts';
import { showGraphQLError } from './showGraphQLError.ts';

/**
 * Parses the document, and stops reading after `maxTokens` tokens.
 * @throws CallerError GRAPHQL_PARSE_FAILED with graphql-js's words and the location; that limit is ours, and so are its words
 */
export function parseOperation(text: string, maxTokens: number): DocumentNode {
  try {
    return parse(text, { maxTokens });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const code = 'GRAPHQL_PARSE_FAILED';
    const shown = showGraphQLError(error, code);
    const message = TOO_MANY_TOKENS.test(error.message) ? tooManyTokens(maxTokens) : error.message;
    throw new CallerError(code, message, { errors: [{ ...shown, message }] });
  }
}

/** Said by graphql-js where it stops reading. */
const TOO_MANY_TOKENS = /\d+ tokens\. Parsing aborted\.$/;

function tooManyTokens(most: number): string {
  return `文档超过 ${most} 个词元，请分多次查询。 The document has more than ${most} tokens. Ask in several operations.`;
}
