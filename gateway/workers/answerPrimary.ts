import process from 'node:process';
import type { RunningGateway } from '../startGateway.ts';
import type { NumberedQuestion, WorkerAnswers, WorkerMessage } from './CrewMessages.ts';

type AnswersPrimary = Pick<RunningGateway, 'metrics' | 'push'>;
type Question = WorkerAnswers[keyof WorkerAnswers]['question'];

/** Lets a worker answer what its primary asks, for as long as it runs. */
export function answerPrimary(gateway: AnswersPrimary): void {
  const say = (message: WorkerMessage) => {
    // A primary that was killed: there is nobody left to tell.
    if (process.connected) process.send?.(message);
  };
  process.on('message', ({ number, ...question }: NumberedQuestion) => {
    answer(question, gateway).then(
      found => say({ answerTo: number, answer: found }),
      (error: Error) => say({ answerTo: number, failure: error.message }),
    );
  });
}

async function answer(question: Question, { metrics, push }: AnswersPrimary): Promise<unknown> {
  switch (question.ask) {
    case 'metrics':
      return metrics?.getMetricsAsJSON() ?? [];
    case 'push':
      return push(question.sdl);
  }
}
