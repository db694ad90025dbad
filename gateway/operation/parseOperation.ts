import { type DocumentNode, GraphQLError, parse } from 'graphql';
import { CallerError } from '../errors.ts';
import { showGraphQLError } from './showGraphQLError.ts';

/**
 * Parses the document, and stops reading after `maxTokens` tokens.
 * @throws CallerError GRAPHQL_PARSE_FAILED with graphql-js's words and the location
 */
export function parseOperation(text: string, maxTokens: number): DocumentNode {
  try {
    return parse(text, { maxTokens });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const code = 'GRAPHQL_PARSE_FAILED';
    throw new CallerError(code, error.message, { errors: [showGraphQLError(error, code)] });
  }
}
