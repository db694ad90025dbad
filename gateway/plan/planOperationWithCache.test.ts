import type { QueryPlan } from '@graphql-hive/router-query-planner';
import { buildSchema } from 'graphql';
import { expect, test } from 'vitest';
import { defaultConfig } from '../config.ts';
import type { PreparedOperation } from '../operation/PreparedOperation.ts';
import { prepareOperation } from '../operation/prepareOperation.ts';
import { CallerHungUp } from '../RequestDeadline.ts';
import { PlanCache, type PlanOptions } from './planOperationWithCache.ts';

const schema = buildSchema('type Query { people: Int }');
const prepare = (query: string) => prepareOperation({ query }, schema, defaultConfig);

/** A planner under the test's control: the real one is too fast to be caught at work. */
function plansWith(planAsync: () => Promise<QueryPlan>, options: Partial<PlanOptions<QueryPlan>> = {}): PlanCache<QueryPlan> {
  return new PlanCache({ planner: { planAsync }, schema, max: 1000, timeout: 5000, compile: plan => plan, ...options });
}

const plan = (plans: PlanCache<QueryPlan>, operation: PreparedOperation, signal = new AbortController().signal) =>
  plans.planOperationWithCache(operation, signal);
const never = () => new Promise<never>(() => {});
const failed = expect.objectContaining({ code: 'PLANNING_FAILED' });

test('equal operations are planned once; one of unusual length each time, because it is not kept', async () => {
  let planned = 0;
  const plans = plansWith(async () => {
    planned += 1;
    return { kind: 'QueryPlan' };
  });
  const short = prepare('{ people }');
  await Promise.all([plan(plans, short), plan(plans, short)]);
  expect(planned).toBe(1);
  const long = prepare(`{ people } # ${'x'.repeat(100_000)}`);
  await plan(plans, long);
  await plan(plans, long);
  expect(planned).toBe(3);
});

test('a planning that does not end is given up after its time, though the planner does not listen', async () => {
  const plans = plansWith(never, { timeout: 50 });
  await expect(plan(plans, prepare('{ people }'))).rejects.toEqual(failed);
});

test('a request waits for its plan no longer than for anything else, and leaves when its caller does', async () => {
  const plans = plansWith(never);
  await expect(plan(plans, prepare('{ people }'), AbortSignal.timeout(50))).rejects.toEqual(failed);
  const hungUp = AbortSignal.abort(new CallerHungUp());
  await expect(plan(plans, prepare('{ people }'), hungUp)).rejects.toThrow(CallerHungUp);
});

test('a flood of hard operations occupies three threads at most; an easy one behind them succeeds once they are done', async () => {
  const finish: (() => void)[] = [];
  let atOnce = 0;
  const plans = plansWith(
    () => {
      atOnce += 1;
      return new Promise(resolve => finish.push(() => resolve({ kind: 'QueryPlan' })));
    },
    { timeout: 50 },
  );
  const names = ['a', 'b', 'c', 'd', 'e'];
  const refused = await Promise.allSettled(names.map(name => plan(plans, prepare(`query ${name} { people }`))));
  expect(refused.map(({ status }) => status)).toEqual(names.map(() => 'rejected'));
  expect(atOnce).toBe(3);

  for (const done of finish.splice(0)) done();
  const easy = plan(plans, prepare('query e { people }'));
  await expect.poll(() => finish.length).toBe(1);
  finish[0]?.();
  expect(await easy).toEqual({ kind: 'QueryPlan' });
});
