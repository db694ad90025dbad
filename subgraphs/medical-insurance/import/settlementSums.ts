/** The amounts of one settlement in yuan, by the header of the export file. */
export interface SettlementAmounts {
  readonly 医疗费总额: number;
  readonly 基金支付总额: number;
  readonly 统筹基金支出: number;
  readonly 公务员补助支出: number;
  readonly 企业补充支出: number;
  readonly 居民大病支出: number;
  readonly 职工大额支出: number;
  readonly 伤残人员支出: number;
  readonly 医疗救助支出: number;
  readonly 其他支出: number;
  readonly 医院负担金额: number;
  readonly 个人负担总额: number;
  readonly 个人账户支出: number;
  readonly 个人现金支出: number;
  readonly 家庭共济支出: number;
  readonly 退费标志: string;
}

/**
 * The three sums that every settlement satisfies, and the sign of a reversal (schema/export-files.md, 结算明细).
 * @returns which total does not agree with its parts and by how much; undefined when all do within 0.01 yuan
 */
export function settlementSums(row: SettlementAmounts): undefined | { field: string; reason: string } {
  const fundParts =
    row.统筹基金支出 +
    row.公务员补助支出 +
    row.企业补充支出 +
    row.居民大病支出 +
    row.职工大额支出 +
    row.伤残人员支出 +
    row.医疗救助支出 +
    row.其他支出;
  const personalParts = row.个人账户支出 + row.个人现金支出 + row.家庭共济支出;
  const feeParts = row.基金支付总额 + row.个人负担总额 + row.医院负担金额;
  return (
    disagreement('医疗费总额', row.医疗费总额, feeParts, '基金支付总额、个人负担总额、医院负担金额之和') ??
    disagreement('基金支付总额', row.基金支付总额, fundParts, '统筹至其他八项基金支出之和') ??
    disagreement('个人负担总额', row.个人负担总额, personalParts, '个人账户、个人现金、家庭共济支出之和') ??
    wrongSign(row)
  );
}

function disagreement(field: string, total: number, parts: number, meaning: string) {
  // Compared in fen: sums of yuan with two decimals are not exact as binary numbers.
  const [totalFen, partsFen] = [Math.round(total * 100), Math.round(parts * 100)];
  if (Math.abs(totalFen - partsFen) <= TOLERANCE_FEN) return undefined;
  return { field, reason: `${yuan(totalFen)} 不等于${meaning} ${yuan(partsFen)}，相差 ${yuan(totalFen - partsFen)} 元` };
}

function wrongSign(row: SettlementAmounts) {
  const sign = row.退费标志 === REVERSAL ? -1 : 1;
  const wrong = AMOUNTS.find(field => row[field] * sign < 0);
  if (wrong === undefined) return undefined;
  const reason = sign === 1 ? '正常结算的金额不能为负数（退费请将退费标志填 1）' : '退费记录的各项金额须为负数或 0';
  return { field: wrong, reason };
}

function yuan(fen: number): string {
  return (fen / 100).toFixed(2);
}

/** Rounding to fen in the business system may leave one fen between a total and its parts. */
const TOLERANCE_FEN = 1;
const REVERSAL = '1';
const AMOUNTS = [
  '医疗费总额',
  '基金支付总额',
  '统筹基金支出',
  '公务员补助支出',
  '企业补充支出',
  '居民大病支出',
  '职工大额支出',
  '伤残人员支出',
  '医疗救助支出',
  '其他支出',
  '医院负担金额',
  '个人负担总额',
  '个人账户支出',
  '个人现金支出',
  '家庭共济支出',
] as const satisfies (keyof SettlementAmounts)[];
