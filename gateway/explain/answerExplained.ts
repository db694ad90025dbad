import type { Graph } from '../Graph.ts';
import type { GatewayAnswer } from '../http/GatewayRequest.ts';
import type { DryRun } from './allowExplain.ts';
import type { ExplainedOperation } from './ExplainedOperation.ts';
import { explainOperation } from './explainOperation.ts';

/** The answer of a dry run: what one stage makes of the operation, in `extensions.explain`, and no data. */
export function answerExplained(
  { stage, percentage }: DryRun,
  { mediaType, ...asked }: Pick<ExplainedOperation, 'operation' | 'variables'> & Pick<GatewayAnswer, 'mediaType'>,
  { planner, supergraph }: Pick<Graph, 'planner' | 'supergraph'>,
): GatewayAnswer {
  const lines = explainOperation(stage, { ...asked, percentage, schema: supergraph.apiSchema, planner });
  return { status: 200, mediaType, body: JSON.stringify({ data: null, extensions: { explain: { stage, lines } } }) };
}
