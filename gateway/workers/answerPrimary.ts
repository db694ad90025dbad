import process from 'node:process';
import type { RunningGateway } from '../startGateway.ts';
import type { NumberedQuestion, WorkerMessage } from './CrewMessages.ts';

/** Lets a worker answer what its primary asks, for as long as it runs. */
export function answerPrimary(gateway: Pick<RunningGateway, 'metrics'>): void {
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

async function answer({ ask }: Omit<NumberedQuestion, 'number'>, { metrics }: Pick<RunningGateway, 'metrics'>): Promise<unknown> {
  switch (ask) {
    case 'metrics':
      return metrics?.getMetricsAsJSON() ?? [];
  }
}
