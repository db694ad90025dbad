import { readFile } from 'node:fs/promises';
import { defaultConfig } from '../config/GatewayConfig.ts';
import { CallerError } from '../errors.ts';
import { coerceVariables, type Variables } from '../operation/coerceVariables.ts';
import { parseOperation } from '../operation/parseOperation.ts';
import { prepareOperation } from '../operation/prepareOperation.ts';
import { OperationPlanner } from '../plan/OperationPlanner.ts';
import { loadSupergraph } from '../supergraph/loadSupergraph.ts';
import { SupergraphError } from '../supergraph/SupergraphError.ts';
import { explainOperation } from './explainOperation.ts';
import type { ExplainStage } from './explainStages.ts';
import { DEFAULT_PERCENTAGE, readPercentage } from './readPercentage.ts';
import { showCallerError } from './showCallerError.ts';
import { showParse } from './showParse.ts';

export interface ExplainQuestion {
  file: string;
  supergraph: string;
  /** JSON, or `@` and a file with JSON. */
  variables?: string;
  operation?: string;
  /** The draw of progressive overrides to plan for. */
  percentage?: string;
}

/** A stage of the operation in a file; when `ok` is false, the lines say what is wrong and in which file. */
export async function explainFile(stage: ExplainStage, question: ExplainQuestion): Promise<{ lines: string[]; ok: boolean }> {
  try {
    return { lines: await explain(stage, question), ok: true };
  } catch (error) {
    if (error instanceof CallerError) return { lines: showCallerError(error, question.file), ok: false };
    if (error instanceof CannotRead || error instanceof SupergraphError) return { lines: [error.message], ok: false };
    throw error;
  }
}

async function explain(stage: ExplainStage, question: ExplainQuestion): Promise<string[]> {
  const query = await read(question.file);
  const { limits } = defaultConfig;
  // Parsing needs no schema, and explains also what validation will refuse.
  if (stage === 'parse') return showParse(parseOperation(query, limits.maxTokens));
  const { apiSchema, joins } = await loadSupergraph(question.supergraph);
  const percentage = question.percentage === undefined ? DEFAULT_PERCENTAGE : readPercentage(question.percentage);
  if (percentage === undefined) throw new CannotRead('--percentage must be a number from 0 to below 100.');
  const planner = new OperationPlanner(joins, { labels: [], mostSteps: limits.maxPlanSteps });
  const request = { query, ...(question.operation === undefined ? {} : { operationName: question.operation }) };
  const operation = prepareOperation(request, apiSchema, { limits, introspection: true });
  const given = question.variables === undefined ? undefined : await readVariables(question.variables);
  const variables = given ? coerceVariables(apiSchema, operation, given) : {};
  return explainOperation(stage, { operation, variables, schema: apiSchema, planner, percentage });
}

async function readVariables(text: string): Promise<Variables> {
  const source = text.startsWith('@') ? text.slice(1) : '--variables';
  const json = text.startsWith('@') ? await read(source) : text;
  try {
    const variables: unknown = JSON.parse(json);
    if (typeof variables === 'object' && variables !== null && !Array.isArray(variables)) return variables as Variables;
  } catch {
    // Said below, with the file's name.
  }
  throw new CannotRead(`${source} is not a JSON object. Give for example '{"codes":["PENSION_COVERAGE"]}'.`);
}

class CannotRead extends Error {}

function read(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause: Error) => {
    throw new CannotRead(`Cannot read ${file}: ${cause.message}`, { cause });
  });
}
