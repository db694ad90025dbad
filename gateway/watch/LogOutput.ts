import { write, writeSync } from 'node:fs';

/** Characters of one write; what is under way when the process ends may be lost, so it should be little. */
const MOST_AT_ONCE = 16_384;
/** How long to wait where a reader takes nothing for the moment, in milliseconds, and how often when the process ends. */
const PAUSE = 20;
const MOST_PAUSES = 50;

/**
 * Where lines of the log go: not one blocking write per line, because a slow reader of the log must not slow down requests. What is
 * left goes out when the process ends. A reader that is gone costs lines, and no more: pino's own destination would try
 * for ever to write them while the process ends (sonic-boom 4, `flushSync`), so that it could not.
 */
export class LogOutput {
  readonly #fd: number;
  #lines: string[] = [];
  #writing: Buffer | undefined;
  #isGone = false;

  /** @param fd a file, pipe or terminal */
  constructor(fd: number) {
    this.#fd = fd;
    process.on('exit', () => this.#writeRest());
  }

  write(line: string): void {
    if (this.#isGone) return;
    this.#lines.push(line);
    if (!this.#writing) this.#writeNext();
  }

  #writeNext(): void {
    if (this.#lines.length === 0) return;
    let count = 0;
    for (let length = 0; count < this.#lines.length && length < MOST_AT_ONCE; count++) length += this.#lines[count]?.length ?? 0;
    this.#writing = Buffer.from(this.#lines.splice(0, count).join(''));
    this.#writeSome();
  }

  #writeSome(): void {
    const rest = this.#writing ?? Buffer.alloc(0);
    write(this.#fd, rest, (error, written) => {
      if (error?.code === 'EAGAIN') setTimeout(() => this.#writeSome(), PAUSE);
      else if (error) this.#giveUp();
      else if (written < rest.length) {
        this.#writing = rest.subarray(written);
        this.#writeSome();
      } else {
        this.#writing = undefined;
        this.#writeNext();
      }
    });
  }

  #giveUp(): void {
    this.#isGone = true;
    this.#lines = [];
    this.#writing = undefined;
  }

  /** A write under way is left to the system, or what it was to write would stand there twice. */
  #writeRest(): void {
    let rest = Buffer.from(this.#lines.join(''));
    for (let pauses = 0; rest.length > 0 && pauses < MOST_PAUSES; ) {
      try {
        rest = rest.subarray(writeSync(this.#fd, rest));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return;
        pauses += 1;
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
      }
    }
  }
}
