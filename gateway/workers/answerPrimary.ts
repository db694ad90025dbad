import process from 'node:process';
import type { RunningGateway } from '../startGateway.ts';
import type { NumberedQuestion, WorkerAnswers, WorkerMessage } from './CrewMessages.ts';

type AnswersPrimary = Pick<RunningGateway, 'metrics' | 'push' | 'cancelPush' | 'followSource'>;
type Question = WorkerAnswers[keyof WorkerAnswers]['question'];

/** Lets a worker answer what its primary asks, for as long as it runs. */
export function answerPrimary(gateway: AnswersPrimary): void {
  const say = (message: WorkerMessage) => {
    // A primary that was killed: there is nobody left to tell.
    if (process.connected) process.send?.(message);
  };
  process.on('message', ({ number, ...question }: NumberedQuestion) => {
    // What was pushed before, told too late: the primary sends it again.
    if (number === undefined) return;
    answer(question, gateway).then(
      found => say({ answerTo: number, answer: found }),
      (error: Error) => say({ answerTo: number, failure: error.message }),
    );
  });
}

async function answer(question: Question, { metrics, push, cancelPush, followSource }: AnswersPrimary): Promise<unknown> {
  switch (question.ask) {
    case 'metrics':
      return metrics?.getMetricsAsJSON() ?? [];
    case 'push':
      return push(question.request);
    case 'cancelPush':
      return cancelPush(question.push);
    case 'followSource':
      return followSource(question.push);
  }
}
