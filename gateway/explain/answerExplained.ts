import type { GatewayAnswer } from '../http/GatewayRequest.ts';
import type { Supergraph } from '../supergraph/Supergraph.ts';
import type { ExplainedOperation } from './ExplainedOperation.ts';
import { explainOperation } from './explainOperation.ts';
import type { ExplainStage } from './explainStages.ts';

/** The answer of a dry run: what one stage makes of the operation, in `extensions.explain`, and no data. */
export async function answerExplained(
  stage: ExplainStage,
  { mediaType, ...asked }: Pick<ExplainedOperation, 'operation' | 'variables'> & Pick<GatewayAnswer, 'mediaType'>,
  { apiSchema, planner }: Supergraph,
): Promise<GatewayAnswer> {
  const lines = await explainOperation(stage, { ...asked, schema: apiSchema, planner });
  return { status: 200, mediaType, body: JSON.stringify({ data: null, extensions: { explain: { stage, lines } } }) };
}
