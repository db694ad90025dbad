import { Presets, SingleBar } from 'cli-progress';
import type { ImportProgress, ImportReport } from './importFile.ts';

/** Shows how an import goes on: a bar with rows per second on a terminal, plain lines anywhere else. */
export class ProgressDisplay {
  readonly #terminal: boolean;
  readonly #print: (line: string) => void;
  #bar: SingleBar | undefined;
  #file: string | undefined;
  #started = 0;
  #rowsAtStart = 0;
  #nextLine = 0;

  constructor(terminal: boolean, print: (line: string) => void) {
    this.#terminal = terminal;
    this.#print = print;
  }

  progress(progress: ImportProgress): void {
    if (this.#file !== progress.file) this.#start(progress);
    const seconds = (performance.now() - this.#started) / 1000;
    const rate = seconds > 0 ? Math.round((progress.rowsRead - this.#rowsAtStart) / seconds) : 0;
    if (this.#bar !== undefined) this.#bar.update(progress.rowsRead, { rate: rate.toLocaleString('en') });
    else if (seconds >= this.#nextLine) {
      this.#nextLine = seconds + SECONDS_BETWEEN_LINES;
      this.#print(`  ${progress.file}: ${progress.rowsRead} / ${progress.rowCount} 行，${rate} 行/秒`);
    }
  }

  /** Ends the bar of a file and says in one line what became of it. */
  finish(report: ImportReport): void {
    this.#bar?.stop();
    this.#bar = undefined;
    this.#file = undefined;
    for (const line of reportLines(report)) this.#print(line);
  }

  #start({ file, rowsRead, rowCount }: ImportProgress): void {
    this.#file = file;
    this.#started = performance.now();
    this.#rowsAtStart = rowsRead;
    this.#nextLine = SECONDS_BETWEEN_LINES;
    if (!this.#terminal) return;
    const format = `  ${file} {bar} {percentage}% {value}/{total} 行 {rate} 行/秒 剩余{eta_formatted}`;
    this.#bar = new SingleBar({ format, hideCursor: true, clearOnComplete: true }, Presets.shades_classic);
    this.#bar.start(rowCount, rowsRead, { rate: '-' });
  }
}

function reportLines(report: ImportReport): string[] {
  const { file, rows, inserted, replaced, unchanged, late, rejected, warnings, seconds } = report;
  if (report.status === 'refused') return [`✗ ${file} 未导入：${report.reason}`];
  if (report.status === 'already imported') return [`= ${file} 已导入过，内容相同，无变化（${rows} 行）`];
  const rate = seconds > 0 ? Math.round(rows / seconds).toLocaleString('en') : rows;
  const counts = `${rows} 行：新增 ${inserted}，更正 ${replaced}，未变 ${unchanged}，${late > 0 ? `迟到未采用 ${late}，` : ''}拒收 ${rejected}，提示 ${warnings}`;
  const done = `✓ ${file} ${counts}（${seconds.toFixed(1)} 秒，${rate} 行/秒）`;
  if (report.rejectedFileProblem !== undefined) return [done, `  ! ${report.rejectedFileProblem}`];
  return report.rejectedFile === undefined ? [done] : [done, `  拒收清单：${report.rejectedFile}`];
}

const SECONDS_BETWEEN_LINES = 5;
