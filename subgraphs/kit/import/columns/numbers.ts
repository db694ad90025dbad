import { type Column, quoted, Refusal } from './column.ts';

/** Yuan with at most two decimals, numeric(14,2). `check` sees yuan as a number: round to fen before comparing sums. */
export function amount(target: string, rule: { negative?: boolean } = {}): Column<number> {
  const form = /^-?\d{1,12}(?:\.\d{1,2})?$/;
  const negative = rule.negative ?? false;
  return numeric(target, cell => {
    if (!form.test(cell)) return new Refusal(`${quoted(cell)}应为金额：以元为单位，最多两位小数，无千位分隔符，如 1234.50`);
    if (!negative && cell.charCodeAt(0) === MINUS && Number(cell) !== 0) return new Refusal(`金额${quoted(cell)}不能为负数`);
    return cell;
  });
}

/** A whole number within bounds, at most 15 digits. */
export function integer(target: string, bounds: { min?: number; max?: number } = {}): Column<number> {
  const form = /^-?\d{1,15}$/;
  return numeric(target, cell =>
    form.test(cell) ? within(cell, bounds) : new Refusal(`${quoted(cell)}应为整数，无小数点和千位分隔符`),
  );
}

/** A number with at most `scale` decimals within bounds. */
export function decimal(target: string, rule: { min?: number; max?: number; scale: number }): Column<number> {
  const form = new RegExp(`^-?\\d{1,12}(?:\\.\\d{1,${rule.scale}})?$`);
  return numeric(target, cell =>
    form.test(cell) ? within(cell, rule) : new Refusal(`${quoted(cell)}应为数字，最多${rule.scale}位小数`),
  );
}

function numeric(target: string, read: (cell: string) => string | Refusal): Column<number> {
  return { targets: [target], optional: false, holdsText: false, read, value: Number };
}

function within(cell: string, { min, max }: { min?: number; max?: number }): string | Refusal {
  const value = Number(cell);
  if (min !== undefined && value < min) return new Refusal(`${quoted(cell)}不能小于${min}`);
  if (max !== undefined && value > max) return new Refusal(`${quoted(cell)}不能大于${max}`);
  return cell;
}

const MINUS = 45;
