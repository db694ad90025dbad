import type { PlanNode } from '../QueryPlan.ts';
import { commonCondition } from './commonCondition.ts';
import type { PlannedFetch } from './PlannedFetch.ts';
import type { CallWriter } from './writeCalls.ts';

/** Fetches of one department that can be one call. */
export interface Call {
  fetches: readonly PlannedFetch[];
  after: ReadonlySet<Call>;
}

/** The calls as a plan: each as early as what it is made of is there, those of different origin side by side. */
export function orderCalls(calls: readonly Call[], write: CallWriter): PlanNode | undefined {
  return parallel(connectedParts(calls).map(part => orderPart(part, write)));
}

/** Those that wait for nobody within the part go first; what they leave may fall into parts again. */
function orderPart(part: readonly Call[], write: CallWriter): PlanNode | undefined {
  const first = part.filter(call => ![...call.after].some(one => part.includes(one)));
  const rest = part.filter(call => !first.includes(call));
  return sequence([
    parallel(first.map(call => writeUnderCondition(call, write))),
    rest.length > 0 ? orderCalls(rest, write) : undefined,
  ]);
}

function writeUnderCondition(call: Call, write: CallWriter): PlanNode | undefined {
  const node = write(call.fetches);
  const condition = call.fetches.every(({ path }) => path !== undefined) ? commonCondition(call.fetches) : undefined;
  if (!condition) return node;
  const { variable, wanted } = condition;
  return { kind: 'Condition', condition: variable, ...(wanted ? { ifClause: node } : { elseClause: node }) };
}

/** Parts between which nobody waits for anybody. */
function connectedParts(calls: readonly Call[]): Call[][] {
  const parts: Set<Call>[] = [];
  for (const call of calls) {
    const touched = parts.filter(
      part => [...call.after].some(one => part.has(one)) || [...part].some(one => one.after.has(call)),
    );
    const joined = new Set([...touched.flatMap(part => [...part]), call]);
    for (const part of touched) parts.splice(parts.indexOf(part), 1);
    parts.push(joined);
  }
  return parts.map(part => calls.filter(call => part.has(call)));
}

function sequence(nodes: readonly (PlanNode | undefined)[]): PlanNode | undefined {
  const flat = nodes.flatMap(node => (node === undefined ? [] : node.kind === 'Sequence' ? node.nodes : [node]));
  return flat.length > 1 ? { kind: 'Sequence', nodes: flat } : flat[0];
}

function parallel(nodes: readonly (PlanNode | undefined)[]): PlanNode | undefined {
  const flat = nodes.flatMap(node => (node === undefined ? [] : node.kind === 'Parallel' ? node.nodes : [node]));
  return flat.length > 1 ? { kind: 'Parallel', nodes: flat } : flat[0];
}
