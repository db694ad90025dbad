import { reportedDefinition } from './index.ts';

interface ReportedNumbers {
  numerator: number | null;
  denominator: number | null;
  value: number;
}

/**
 * Why a reported value cannot follow from the numerator and denominator beside it, in Chinese for the reporter; undefined when it can,
 * or when it was reported without them.
 */
export function contradiction(code: string, { numerator, denominator, value }: ReportedNumbers): string | undefined {
  const formula = reportedDefinition(code)?.formula;
  if (formula === 'count') {
    return numerator === null || numerator === value ? undefined : `指标值${value}应等于分子${numerator}`;
  }
  if (numerator === null || denominator === null || formula === undefined || formula === 'minimum') return undefined;
  if (denominator === 0) return '分母为0，无法计算指标值；无数据时请不要填报';
  if (formula === 'percent') {
    if (numerator > denominator) return `分子${numerator}大于分母${denominator}`;
    const expected = (100 * numerator) / denominator;
    return near(value, expected) ? undefined : `指标值${value}与分子÷分母×100（${expected.toFixed(2)}）不符`;
  }
  const perPerson = (1000 * numerator) / denominator;
  // Population is reported in persons or in thousands; the value shows which, because the two differ a thousandfold.
  if (near(value, perPerson) || near(value, numerator / denominator)) return undefined;
  return `指标值${value}与分子÷分母×1000（${perPerson.toFixed(2)}）不符`;
}

/** Reports are rounded to one decimal at the coarsest. */
function near(value: number, expected: number): boolean {
  return Math.abs(value - expected) <= 0.05 + 1e-9;
}
