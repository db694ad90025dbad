import cluster, { type Worker } from 'node:cluster';
import type { WorkerAnswers, WorkerMessage } from './CrewMessages.ts';

interface Waiting {
  worker: Worker;
  resolve: (answer: unknown) => void;
  reject: (reason: Error) => void;
}

/** Asks workers from the primary. A question ends with its answer, with the worker, or when its time is over. */
export class WorkerQuestions {
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;

  constructor() {
    cluster.on('message', (_, message: Partial<WorkerMessage>) => this.#hear(message));
    cluster.on('exit', worker => {
      for (const [number, { worker: asked }] of this.#waiting) if (asked === worker) this.#fail(number, 'the worker ended');
    });
  }

  /**
   * @param timeout milliseconds; without one an answer is awaited for as long as the worker lives
   * @throws Error when the worker does not answer in time, ends before it answers, or answers that it cannot
   */
  ask<What extends keyof WorkerAnswers>(
    worker: Worker,
    question: WorkerAnswers[What]['question'] & { ask: What },
    timeout?: number,
  ): Promise<WorkerAnswers[What]['answer']> {
    this.#last += 1;
    const number = this.#last;
    const tooLate = () => this.#fail(number, `the worker did not answer within ${timeout} ms`);
    const timer = timeout === undefined ? undefined : setTimeout(tooLate, timeout);
    const answered = new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(number, { worker, resolve, reject });
      worker.send({ ...question, number }, error => {
        if (error) this.#fail(number, error.message);
      });
    });
    return answered.finally(() => clearTimeout(timer)) as Promise<WorkerAnswers[What]['answer']>;
  }

  #hear(message: Partial<WorkerMessage>): void {
    if (!('answerTo' in message) || message.answerTo === undefined) return;
    if ('failure' in message && message.failure !== undefined) this.#fail(message.answerTo, message.failure);
    else this.#take(message.answerTo)?.resolve('answer' in message ? message.answer : undefined);
  }

  #fail(number: number, why: string): void {
    this.#take(number)?.reject(new Error(why));
  }

  #take(number: number): Waiting | undefined {
    const waiting = this.#waiting.get(number);
    this.#waiting.delete(number);
    return waiting;
  }
}
