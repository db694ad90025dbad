import { expect, test } from 'vitest';
import type { OpenLedger } from './index.ts';
import { FaultyDisk } from './testing/FaultyDisk.ts';
import { Random } from './testing/Random.ts';
import { TestChains } from './testing/TestChains.ts';

/** `JOURNAL_STORMS=500` for a long night; `JOURNAL_SEED=…` begins with one that failed. */
const STORMS = Number(process.env.JOURNAL_STORMS ?? 15);
const SEED = Number(process.env.JOURNAL_SEED ?? Date.now() % 1_000_000);
const LIVES = 5;
/** Less than any record, so that what was refused is never whole. */
const SCRAP = 60;

const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds));

/** The lives of several processes, one after the other, on one disk: each finds what a kill or a loss of power left of the one before. */
class Storm {
  readonly #random: Random;
  readonly #disk: FaultyDisk;
  readonly #stack: DisposableStack;
  readonly #options: Parameters<TestChains['open']>[0];
  /** By their hashes. */
  readonly #acknowledged: string[] = [];
  /** By what they hold. */
  readonly #refused: string[] = [];
  #chains: TestChains;
  /** What happened, for whoever has to find out. */
  readonly told: string[] = [];

  constructor(seed: number, stack: DisposableStack) {
    const random = new Random(seed);
    this.#random = random;
    this.#stack = stack;
    this.#disk = stack.use(new FaultyDisk());
    this.#chains = stack.use(new TestChains());
    this.#options = {
      halfBytes: random.pick([3_000, 30_000]),
      segmentBytes: random.pick([2_500, 30_000]),
      retryEvery: 2,
      checkpointEvery: { records: 7, milliseconds: 30 },
    };
  }

  async live(): Promise<void> {
    const opening = this.#chains.open(this.#options);
    if (this.#random.chance(0.2)) {
      await pause(this.#random.below(8));
      this.#end('while it started');
      await opening.then(({ close }) => close()).catch(() => {});
      return;
    }
    const { ledgers, close } = await opening;
    this.#check();
    this.#spoil();
    const life = { isOver: false };
    const writers = ledgers.flatMap(ledger => [this.#write(ledger, life), this.#write(ledger, life)]);
    await pause(this.#random.below(this.#random.pick([4, 40, 200])));
    life.isOver = true;
    this.#end('while it wrote');
    await Promise.all(writers);
    await close().catch(() => {});
  }

  /** A last start, and all must be well. */
  async finish(): Promise<void> {
    await this.#chains.restart();
    this.#check();
  }

  async #write(ledger: OpenLedger, life: { isOver: boolean }): Promise<void> {
    const most = this.#random.pick([2, 2, 20]);
    while (!life.isOver) {
      const id = `<${this.#random.below(1e9)}>`;
      const record = { event: 'department asked', id, filler: 'x'.repeat(this.#random.below(400)) };
      const hash = await ledger.append(record).then(
        appended => appended.hash,
        () => undefined,
      );
      if (life.isOver) return;
      if (hash === undefined) this.#refused.push(id);
      else this.#acknowledged.push(hash);
      await pause(this.#random.below(most));
    }
  }

  /** Some lives have a good disk, some one that fails now and then, and some one that loses what it was to sync, too. */
  #spoil(): void {
    const random = this.#random;
    const [writes, syncs] = random.pick<readonly [number, number]>([
      [0, 0],
      [0.15, 0],
      [0.1, 0.1],
    ]);
    const { directory } = this.#chains;
    const isMeant = (path: string) => path.startsWith(directory) && !path.endsWith('checkpoints.log');
    this.#disk.onWrite = path => {
      if (!isMeant(path) || !random.chance(writes)) return undefined;
      return random.chance(0.3) ? 1 + random.below(SCRAP) : new Error('EIO');
    };
    this.#disk.onSync = path => (isMeant(path) && random.chance(syncs) ? new Error('EIO') : undefined);
    this.told.push(`a disk that fails ${writes} of the writes and ${syncs} of the syncs`);
  }

  #end(when: string): void {
    this.#disk.onWrite = undefined;
    this.#disk.onSync = undefined;
    const isPowerLost = this.#random.chance(0.6);
    const found = isPowerLost
      ? this.#disk.losePower(this.#chains, versions => this.#remains(versions))
      : this.#disk.kill(this.#chains);
    this.#chains = this.#stack.use(found);
    this.told.push(`${isPowerLost ? 'power lost' : 'killed'} ${when}, ${this.#acknowledged.length} acknowledged by then`);
  }

  /** Any that the disk may have; and blocks behind what is durable may have been promised, and never written. */
  #remains(versions: readonly [Buffer, ...Buffer[]]): Buffer {
    const [durable] = versions;
    const left = Buffer.from(this.#random.pick(versions));
    const isLonger = left.length > durable.length && left.subarray(0, durable.length).equals(durable);
    if (isLonger && this.#random.chance(0.3)) left.fill(0, durable.length + this.#random.below(left.length - durable.length));
    return left;
  }

  #check(): void {
    const text = this.#chains.names.map(name => this.#chains.text(name)).join('');
    const back = this.#refused.filter(id => text.includes(id));
    const lost = this.#chains.lacking(this.#acknowledged);
    if (lost.length + back.length > 0) throw new Error(`${lost.length} acknowledged are lost, ${back.length} refused are there`);
  }
}

test.runIf(FaultyDisk.isPossible)(
  'kills, losses of power and a failing disk in any order: what was acknowledged is there, what was refused is not',
  async () => {
    for (let seed = SEED; seed < SEED + STORMS; seed += 1) {
      using stack = new DisposableStack();
      const storm = new Storm(seed, stack);
      try {
        for (let life = 0; life < LIVES; life += 1) await storm.live();
        await storm.finish();
      } catch (cause) {
        expect.fail(`JOURNAL_SEED=${seed}: ${cause}\n${storm.told.join('\n')}`);
      }
    }
  },
  30_000 + STORMS * 2_000,
);
