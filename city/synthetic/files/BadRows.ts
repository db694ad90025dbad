import { Dice, topic } from '../randomness.ts';

/** One row in five thousand is unusable, as in life. */
const SHARE = 0.0002;

export interface BadRow {
  readonly department: string;
  readonly file: string;
  /** Line in the file; the header is line 1. */
  readonly row: number;
  readonly field: string;
  readonly mistake: string;
}

type Mistake = (value: string) => string;

const MISTAKES: Record<string, { mistake: string; make: Mistake }> = {
  id: { mistake: '校验码错误', make: wrongCheckCharacter },
  date: { mistake: '日期不存在', make: value => `${value.slice(0, 4)}-02-30` },
  month: { mistake: '月份不存在', make: value => `${value.slice(0, 4)}13` },
  code: { mistake: '代码未知', make: () => '7X' },
};

/** The clerk's typing errors in one file: which rows, which field, and the list of them that the truth folder keeps. */
export class BadRows {
  readonly found: BadRow[] = [];
  readonly #dice: Dice;
  readonly #spares: (person: number) => boolean;
  readonly #file: { department: string; file: string; columns: readonly string[] };
  #next: number;

  constructor(
    file: { department: string; file: string; columns: readonly string[] },
    how: { seed: number; spares: (person: number) => boolean },
  ) {
    this.#file = file;
    this.#spares = how.spares;
    this.#dice = new Dice(how.seed).at(topic('typing errors'), topic(`${file.department}/${file.file.split('_')[0]}`));
    this.#next = this.#gap();
  }

  due(row: number): boolean {
    return row >= this.#next;
  }

  /** Mistypes one field of the row, unless the row belongs to a planted story: then the next row takes the error. */
  spoil(line: string, where: { row: number; person: number }): string {
    if (this.#spares(where.person) || line.includes('"')) return line;
    const values = line.split(',');
    const candidates = values.flatMap((value, index) => {
      const kind = value === '' ? undefined : kindOf(this.#file.columns[index] ?? '');
      return kind ? [{ index, kind }] : [];
    });
    if (candidates.length === 0) return line;
    const { index, kind } = this.#dice.pick(candidates);
    const error = MISTAKES[kind];
    if (!error) return line;
    values[index] = error.make(values[index] ?? '');
    this.found.push({
      department: this.#file.department,
      file: this.#file.file,
      row: where.row + 1,
      field: this.#file.columns[index] ?? '',
      mistake: error.mistake,
    });
    this.#next = where.row + this.#gap();
    return values.join(',');
  }

  /** Rows until the next error: geometric, so that errors fall anywhere. */
  #gap(): number {
    return 1 + Math.floor(Math.log(1 - this.#dice.next()) / Math.log(1 - SHARE));
  }
}

const CODES = new Set([
  '险种类型',
  '缴费状态',
  '发放类型',
  '待遇项目',
  '参保状态',
  '医疗类别',
  '资金项目',
  '优抚类别',
  '补贴类型',
  '认证结果',
  '卡状态',
  '性别',
]);

function kindOf(column: string): keyof typeof MISTAKES | undefined {
  if (column === '证件号码') return 'id';
  if (column.endsWith('日期')) return 'date';
  if (column === '所属期' || column === '发放年月' || column === '费款所属期' || column.endsWith('年月')) return 'month';
  return CODES.has(column) ? 'code' : undefined;
}

/** An 18-digit number with a wrong check character; the 15-digit form has none, so it loses a digit. */
function wrongCheckCharacter(id: string): string {
  if (id.length === 15) return id.slice(0, 14);
  return id.slice(0, 17) + (id.endsWith('X') ? '1' : id.endsWith('0') ? '5' : '0');
}
