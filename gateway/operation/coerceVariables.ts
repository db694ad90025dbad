import { type GraphQLSchema, getVariableValues } from 'graphql';
import { CallerError } from '../errors.ts';
import type { PreparedOperation } from './PreparedOperation.ts';
import { showGraphQLError } from './showGraphQLError.ts';

export type Variables = Readonly<Record<string, unknown>>;

/**
 * Coerces variables and fills in defaults (https://spec.graphql.org/October2021/#CoerceVariableValues()), with graphql-js's words.
 * @throws CallerError BAD_USER_INPUT
 */
export function coerceVariables(schema: GraphQLSchema, operation: PreparedOperation, inputs: Variables): Variables {
  const definitions = operation.definition.variableDefinitions ?? [];
  if (definitions.length === 0) return {};
  const result = getVariableValues(schema, definitions, inputs, { maxErrors: 20 });
  if (result.coerced) return result.coerced;
  const code = 'BAD_USER_INPUT';
  throw new CallerError(code, result.errors[0]?.message ?? code, {
    errors: result.errors.map(error => showGraphQLError(error, code)),
  });
}
