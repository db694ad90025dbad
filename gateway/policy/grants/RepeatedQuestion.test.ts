import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RepeatedQuestion } from './RepeatedQuestion.ts';

let asked: number[];
/** Answers the question that is under way. */
let answer: () => void;
let question: RepeatedQuestion;
beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  const ask = () => {
    asked.push(performance.now() - began);
    return new Promise<void>(resolve => {
      answer = resolve;
    });
  };
  const began = performance.now();
  question = new RepeatedQuestion(ask, { interval: 500 });
  question.start();
});
afterEach(() => {
  question.stop();
  vi.useRealTimers();
});

const answered = () => {
  answer();
  return vi.advanceTimersByTimeAsync(0);
};

/** Whether it waits no more. */
async function isOver(waiting: Promise<void>): Promise<boolean> {
  const still = Symbol('still');
  return (await Promise.race([waiting, Promise.resolve(still)])) !== still;
}

it('is asked, and again when an interval has gone by since its answer', async () => {
  await answered();
  await vi.advanceTimersByTimeAsync(499);
  expect(asked).toEqual([0]);
  await vi.advanceTimersByTimeAsync(1);
  expect(asked).toEqual([0, 500]);
});

describe('whoever cannot wait for that', () => {
  it('has it asked at once, and hears when it is answered', async () => {
    await answered();
    await vi.advanceTimersByTimeAsync(300);
    const soon = question.askSoon();
    await vi.advanceTimersByTimeAsync(0);
    expect(asked).toEqual([0, 300]);
    expect(await isOver(soon)).toBe(false);
    await answered();
    expect(await isOver(soon)).toBe(true);
    await vi.advanceTimersByTimeAsync(499);
    expect(asked).toEqual([0, 300]);
  });

  it('is not content with one that is under way, which may have been read before the news', async () => {
    const soon = question.askSoon();
    await vi.advanceTimersByTimeAsync(250);
    await answered();
    expect([asked, await isOver(soon)]).toEqual([[0, 250], false]);
    await answered();
    expect(await isOver(soon)).toBe(true);
  });

  it('asks together with all others, five times a second at most, and once at a time', async () => {
    await answered();
    for (let time = 0; time < 1_000; time += 10) {
      for (let others = 0; others < 20; others++) void question.askSoon();
      await vi.advanceTimersByTimeAsync(10);
      await answered();
    }
    expect(asked.length).toBeLessThanOrEqual(6);
    expect(asked.slice(1).every((at, index) => at - (asked[index] ?? 0) >= 200)).toBe(true);
  });

  it('waits no longer than a second when nobody answers', async () => {
    const soon = question.askSoon();
    await vi.advanceTimersByTimeAsync(999);
    expect(await isOver(soon)).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect([asked, await isOver(soon)]).toEqual([[0], true]);
  });

  it('does not wait for ever when it is stopped', async () => {
    await answered();
    const soon = question.askSoon();
    question.stop();
    await vi.advanceTimersByTimeAsync(0);
    expect([asked, await isOver(soon), await isOver(question.askSoon())]).toEqual([[0], true, true]);
  });
});
