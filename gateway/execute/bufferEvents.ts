import type { DepartmentAnswer } from './DepartmentClient.ts';

/**
 * Takes events as fast as the department sends them and keeps at most `max` for the reader. A department is not slowed
 * down for one slow caller; the caller loses its subscription instead, and is told so.
 *
 * The reader gets what is kept and then the end; when the signal is aborted, its reason at once.
 */
export function bufferEvents(
  arriving: AsyncIterable<DepartmentAnswer>,
  { max, signal, onOverflow }: { max: number; signal: AbortSignal; onOverflow: () => void },
): ReadableStream<DepartmentAnswer> {
  return new ReadableStream<DepartmentAnswer>(
    {
      start(controller) {
        const stop = () => controller.error(signal.reason);
        signal.addEventListener('abort', stop, { once: true });
        if (signal.aborted) stop();
        void pump(arriving, controller, { signal, onOverflow });
      },
    },
    { highWaterMark: max },
  );
}

async function pump(
  arriving: AsyncIterable<DepartmentAnswer>,
  controller: ReadableStreamDefaultController<DepartmentAnswer>,
  { signal, onOverflow }: { signal: AbortSignal; onOverflow: () => void },
): Promise<void> {
  try {
    for await (const event of arriving) {
      if (signal.aborted) return;
      if ((controller.desiredSize ?? 0) <= 0) return onOverflow();
      controller.enqueue(event);
      if (!event.ok) break;
    }
    if (!signal.aborted) controller.close();
  } catch (error) {
    if (!signal.aborted) controller.error(error);
  }
}
