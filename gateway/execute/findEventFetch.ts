import type { Variables } from '../operation/coerceVariables.ts';
import type { CompiledStep, EventFetch } from './compilePlan.ts';

/** The part of a subscription's plan that events come from; undefined when the variables leave nothing to subscribe to. */
export function findEventFetch(step: CompiledStep | undefined, variables: Variables): EventFetch | undefined {
  switch (step?.kind) {
    case 'event':
      return step;
    case 'sequence':
      return findEventFetch(step.steps[0], variables);
    case 'condition':
      return findEventFetch(variables[step.variable] === true ? step.whenTrue : step.whenFalse, variables);
    default:
      return undefined;
  }
}
