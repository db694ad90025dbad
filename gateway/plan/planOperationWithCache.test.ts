import { buildSchema } from 'graphql';
import { expect, test } from 'vitest';
import { defaultConfig } from '../config/GatewayConfig.ts';
import { prepareOperation } from '../operation/prepareOperation.ts';
import { TooIntricate } from './fetches/TooIntricate.ts';
import { PlanCache } from './planOperationWithCache.ts';
import type { QueryPlan } from './QueryPlan.ts';

const schema = buildSchema('type Query { people: Int }');
const prepare = (query: string) => prepareOperation({ query }, schema, defaultConfig);

/** A planner that counts, and does what the test says. */
function plansWith(plan: () => QueryPlan): { plans: PlanCache<QueryPlan>; planned: () => number } {
  let planned = 0;
  const count = () => {
    planned += 1;
    return plan();
  };
  const plans = new PlanCache({ planner: { plan: count, percentages: [] }, schema, max: 1000, compile: it => it });
  return { plans, planned: () => planned };
}

test('equal operations are planned once; one of unusual length each time, because it is not kept', () => {
  const { plans, planned } = plansWith(() => ({}));
  const short = prepare('{ people }');
  plans.planOperationWithCache(short);
  plans.planOperationWithCache(short);
  expect(planned()).toBe(1);
  const long = prepare(`{ people } # ${'x'.repeat(100_000)}`);
  plans.planOperationWithCache(long);
  plans.planOperationWithCache(long);
  expect(planned()).toBe(3);
});

test.for([
  [new Error('no way'), 'PLANNING_FAILED'],
  [new TooIntricate(100, 'steps'), 'OPERATION_TOO_INTRICATE'],
] as const)('an operation without a plan is refused at once when it is asked again: %s', ([cause, code]) => {
  const { plans, planned } = plansWith(() => {
    throw cause;
  });
  const operation = prepare('{ people }');
  for (let time = 0; time < 2; time++) {
    expect(() => plans.planOperationWithCache(operation)).toThrow(expect.objectContaining({ code }));
  }
  expect(planned()).toBe(1);
});
