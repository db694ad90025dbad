import { expect, test } from 'vitest';
import { type LiveSubscription, type SubscriptionFacts, Subscriptions } from './Subscriptions.ts';
import { subscriptionEndings } from './subscriptionEndings.ts';

const limits = { maxSubscriptions: 100, maxSubscriptionLifetime: 60_000 };
const facts = (id: string): SubscriptionFacts => ({
  id,
  caller: { kind: 'anonymous' },
  operation: {} as SubscriptionFacts['operation'],
  graph: {},
  hungUp: new AbortController().signal,
});
const open = (subscriptions: Subscriptions, count: number): LiveSubscription[] =>
  Array.from({ length: count }, (_, index) => subscriptions.open(facts(String(index))));

test('subscriptions that may not go on are ended one after the other, in the time given, and others live on', async () => {
  const subscriptions = new Subscriptions(limits);
  const [first, second, third] = open(subscriptions, 3);
  const ending = subscriptions.endWhere(({ id }) => id !== '1', subscriptionEndings.moved(), { over: 50 });
  expect([first, second, third].map(one => one?.ended !== undefined)).toEqual([true, false, false]);
  await ending;
  expect([first, second, third].map(one => one?.ended !== undefined)).toEqual([true, false, true]);
  expect(subscriptions.count).toBe(1);
  await subscriptions.close(subscriptionEndings.moved());
});

test('a closed registry has none, and begins none, for the reason given', async () => {
  const subscriptions = new Subscriptions(limits);
  open(subscriptions, 5);
  await subscriptions.close(subscriptionEndings.moved());
  expect(subscriptions.count).toBe(0);
  expect(() => subscriptions.open(facts('late'))).toThrow(expect.objectContaining({ code: 'SUBSCRIPTION_MOVED' }));
});

test('an end comes once: the first reason stands', () => {
  const subscriptions = new Subscriptions(limits);
  const [one] = open(subscriptions, 1);
  one?.end('completed');
  one?.end(subscriptionEndings.moved());
  expect([one?.ended, subscriptions.count]).toEqual(['completed', 0]);
});

test('a caller that left before its subscription began has none', () => {
  const subscriptions = new Subscriptions(limits);
  const live = subscriptions.open({ ...facts('gone'), hungUp: AbortSignal.abort() });
  expect([live.signal.aborted, subscriptions.count]).toEqual([true, 0]);
});
