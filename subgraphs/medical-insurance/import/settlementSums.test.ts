import { describe, expect, test } from 'vitest';
import { type SettlementAmounts, settlementSums } from './settlementSums.ts';

const nothing: SettlementAmounts = {
  医疗费总额: 0,
  基金支付总额: 0,
  统筹基金支出: 0,
  公务员补助支出: 0,
  企业补充支出: 0,
  居民大病支出: 0,
  职工大额支出: 0,
  伤残人员支出: 0,
  医疗救助支出: 0,
  其他支出: 0,
  医院负担金额: 0,
  个人负担总额: 0,
  个人账户支出: 0,
  个人现金支出: 0,
  家庭共济支出: 0,
  退费标志: '0',
};

/** 1 + 2 + ... + 8 of the funds, 1 of the hospital, 1 + 2 + 3 of the person: every column differs, so a forgotten one shows. */
const stay: SettlementAmounts = {
  ...nothing,
  医疗费总额: 43.7,
  基金支付总额: 36.7,
  统筹基金支出: 1.7,
  公务员补助支出: 2,
  企业补充支出: 3,
  居民大病支出: 4,
  职工大额支出: 5,
  伤残人员支出: 6,
  医疗救助支出: 7,
  其他支出: 8,
  医院负担金额: 1,
  个人负担总额: 6,
  个人账户支出: 1,
  个人现金支出: 2,
  家庭共济支出: 3,
};

describe('Settlement sums', () => {
  test('agree when every total is the sum of its parts', () => {
    expect(settlementSums(stay)).toBeUndefined();
    expect(settlementSums(nothing)).toBeUndefined();
  });

  test('may be off by one fen, and no more', () => {
    expect(settlementSums({ ...stay, 医疗费总额: 43.71 })).toBeUndefined();
    expect(settlementSums({ ...stay, 医疗费总额: 43.72 })).toMatchObject({ field: '医疗费总额' });
    expect(settlementSums({ ...stay, 医疗费总额: 43.68 })?.reason).toContain('相差 -0.02 元');
  });

  test.each([
    ['医院负担金额', '医疗费总额'],
    ['公务员补助支出', '基金支付总额'],
    ['其他支出', '基金支付总额'],
    ['家庭共济支出', '个人负担总额'],
  ] as const)('%s missing from its total is told of %s', (part, total) => {
    expect(settlementSums({ ...stay, [part]: 0 })?.field).toBe(total);
  });

  test('an ordinary settlement has no negative amount, even where the sums agree', () => {
    expect(settlementSums({ ...stay, 个人现金支出: -2, 个人账户支出: 5 })).toMatchObject({ field: '个人现金支出' });
  });

  test('a reversal has no positive amount', () => {
    const reversal = Object.fromEntries(
      Object.entries(stay).map(([header, amount]) => [header, typeof amount === 'number' ? -amount : '1']),
    ) as unknown as SettlementAmounts;
    expect(settlementSums(reversal)).toBeUndefined();
    expect(settlementSums({ ...stay, 退费标志: '1' })).toMatchObject({ field: '医疗费总额' });
  });
});
