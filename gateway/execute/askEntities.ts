import { performance } from 'node:perf_hooks';
import { askDepartment } from './askDepartment.ts';
import type { ChunkPace } from './calls/ChunkPace.ts';
import { type AskedList, chunkRepresentations, type EntityChunk, type EntityPart } from './chunkRepresentations.ts';
import type { DepartmentAnswer } from './DepartmentClient.ts';
import type { ExecutionRun } from './executePlan.ts';

type Fetch = Parameters<typeof askDepartment>[0];
type Deliver<List extends AskedList> = (answer: DepartmentAnswer, chunk: EntityChunk<List>) => void;

/**
 * Asks a department for entities: in one call, or, when they are more than it is asked for at once, in several calls, some of
 * them side by side (`ChunkPace` says how). Each answer is delivered as it comes, so that a hundred thousand entities are not
 * in memory as text at the same time; a chunk that fails takes only its own entities with it.
 */
export async function askEntities<List extends AskedList>(
  fetch: Fetch,
  run: ExecutionRun,
  { lists, deliver }: { lists: readonly List[]; deliver: Deliver<List> },
): Promise<void> {
  const pace = run.departments.get(fetch.department)?.pace;
  const whole = chunkRepresentations(lists, undefined, Number.POSITIVE_INFINITY);
  if (!whole) return;
  if (pace === undefined || countOf(whole) <= pace.size) {
    deliver(await askChunk(fetch, whole, run), whole);
    return;
  }
  await new ChunkedAsking({ fetch, run, pace, lists, deliver }).askAll();
}

/** One fetch's chunks under way. Several askers take turns at the rest; the pace says how many there may be at this moment. */
class ChunkedAsking<List extends AskedList> {
  readonly #work: { fetch: Fetch; run: ExecutionRun; pace: ChunkPace; lists: readonly List[]; deliver: Deliver<List> };
  #last: EntityChunk<List> | undefined;
  #askers = 0;
  #parts = 0;

  constructor(work: { fetch: Fetch; run: ExecutionRun; pace: ChunkPace; lists: readonly List[]; deliver: Deliver<List> }) {
    this.#work = work;
  }

  async askAll(): Promise<void> {
    const { lists, pace } = this.#work;
    const askers: Promise<void>[] = [];
    this.#askers += 1;
    try {
      // The first asker always goes on; another one ends when the department has become slow.
      for (let turn = 0; turn === 0 || this.#askers <= pace.atOnce; turn += 1) {
        const chunk = chunkRepresentations(lists, this.#last, pace.size);
        if (!chunk) break;
        this.#last = chunk;
        if (this.#askers < pace.atOnce) askers.push(this.askAll());
        await this.#ask(chunk);
      }
    } finally {
      this.#askers -= 1;
    }
    await Promise.all(askers);
  }

  async #ask(chunk: EntityChunk<List>): Promise<void> {
    const { fetch, run, pace, deliver } = this.#work;
    const started = performance.now();
    this.#parts += 1;
    const answer = await askChunk(fetch, chunk, run, this.#parts);
    const now = performance.now();
    // A request that is over says nothing about its departments.
    if (!run.signal.aborted) pace.learn(answer.ok ? now - started : undefined, now);
    deliver(answer, chunk);
  }
}

function askChunk<List extends AskedList>(
  fetch: Fetch,
  chunk: EntityChunk<List>,
  run: ExecutionRun,
  part?: number,
): Promise<DepartmentAnswer> {
  return askDepartment(fetch, run, { representations: chunk.map(writePart), entities: countOf(chunk), part });
}

function writePart<List extends AskedList>({ list, from, to }: EntityPart<List>): string {
  const { batch, representations } = list;
  const asked = from === 0 && to === representations.length ? representations : representations.slice(from, to);
  return `${JSON.stringify(batch.representationsVariable)}:[${asked.join(',')}]`;
}

function countOf<List extends AskedList>(chunk: EntityChunk<List>): number {
  let count = 0;
  for (const { from, to } of chunk) count += to - from;
  return count;
}
