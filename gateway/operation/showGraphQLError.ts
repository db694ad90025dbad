import type { GraphQLError } from 'graphql';
import type { AnswerError, ErrorCode } from '../errors.ts';

/** An error of graphql-js in the answer's form. Its words are made only from the caller's document and the public schema. */
export function showGraphQLError(error: GraphQLError, code: ErrorCode): AnswerError {
  return { message: error.message, ...(error.locations ? { locations: error.locations } : {}), extensions: { code } };
}
