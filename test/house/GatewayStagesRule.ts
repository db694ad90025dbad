import { isWithin } from './DepartmentsStandAloneRule.ts';
import type { Breach, HouseRule } from './HouseRule.ts';
import { type Import, importsOf } from './importsOf.ts';

/** The stages of a request, in order. */
const STAGES = ['http', 'identity', 'operation', 'policy', 'plan', 'execute', 'project', 'evidence'];
/** Those that assemble the stages and call them in order, and commands that answer no request: they stand above the stages. */
const CONDUCTORS = [
  'gateway/handleRequest.ts',
  'gateway/handleBatch.ts',
  'gateway/handleSubscription.ts',
  'gateway/answerEvents.ts',
  'gateway/Gateway.ts',
  'gateway/Graph.ts',
  'gateway/Graphs.ts',
  'gateway/startGateway.ts',
  'gateway/listenToCallers.ts',
  'gateway/webSocketOptions.ts',
  'gateway/startAdmin.ts',
  'gateway/serve.ts',
  'gateway/workers',
  'gateway/server.ts',
  'gateway/reload',
  'gateway/explain',
  'gateway/evidence/cli',
];

/**
 * A stage of the gateway imports only types of earlier stages, never a later stage and never what conducts them.
 * Tests are left out: they may set a scene with any stage.
 */
export const GatewayStagesRule: HouseRule = {
  rule: 'A gateway stage imports only types, and only from earlier stages',
  because:
    'handleRequest.ts alone calls the stages, in the order http, identity, operation, policy, plan, execute, project, evidence; a stage that calls another hides a step of the request. Take what you need as a parameter and import its type with "import type"',
  breaches: files =>
    files.flatMap(file => {
      const stage = stageOf(file.path);
      if (stage === undefined || /\.test\.ts$/.test(file.path)) return [];
      return importsOf(file).flatMap(found => breachOf(file.path, stage, found));
    }),
};

function breachOf(path: string, stage: string, { target, specifier, typeOnly, line }: Import): Breach[] {
  if (target === undefined) return [];
  if (CONDUCTORS.some(conductor => isWithin(target, conductor))) {
    return [{ path, line, message: `stage ${stage} imports "${specifier}", which stands above the stages` }];
  }
  const other = stageOf(`${target}/`);
  if (other === undefined || other === stage) return [];
  if (STAGES.indexOf(other) > STAGES.indexOf(stage)) {
    return [{ path, line, message: `stage ${stage} imports "${specifier}" of the later stage ${other}` }];
  }
  return typeOnly
    ? []
    : [{ path, line, message: `stage ${stage} imports more than types from "${specifier}" of stage ${other}` }];
}

function stageOf(path: string): string | undefined {
  if (CONDUCTORS.some(conductor => isWithin(path, conductor))) return undefined;
  const folder = /^gateway\/([^/]+)\//.exec(path)?.[1];
  return folder !== undefined && STAGES.includes(folder) ? folder : undefined;
}
