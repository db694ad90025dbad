import type { QueryPlan } from '@graphql-hive/router-query-planner';
import { buildSchema } from 'graphql';
import { expect, test } from 'vitest';
import { defaultConfig } from '../config.ts';
import { prepareOperation } from '../operation/prepareOperation.ts';
import { PlanCache, type PlanOptions } from './planOperationWithCache.ts';

const schema = buildSchema('type Query { people: Int }');
const prepare = (query: string) => prepareOperation({ query }, schema, defaultConfig);

/** A planner under the test's control: the real one is too fast to be caught at work. */
function plansWith(planAsync: () => Promise<QueryPlan>, options: Partial<PlanOptions<QueryPlan>> = {}): PlanCache<QueryPlan> {
  return new PlanCache({ planner: { planAsync }, schema, max: 1000, timeout: 5000, compile: plan => plan, ...options });
}

test('equal operations are planned once; one of unusual length each time, because it is not kept', async () => {
  let planned = 0;
  const plans = plansWith(async () => {
    planned += 1;
    return { kind: 'QueryPlan' };
  });
  const short = prepare('{ people }');
  await Promise.all([plans.planOperationWithCache(short), plans.planOperationWithCache(short)]);
  expect(planned).toBe(1);
  const long = prepare(`{ people } # ${'x'.repeat(100_000)}`);
  await plans.planOperationWithCache(long);
  await plans.planOperationWithCache(long);
  expect(planned).toBe(3);
});
