import {
  amount,
  citizenId,
  code,
  date,
  defineExportFile,
  division,
  integer,
  optional,
  text,
} from '@minsheng/subgraph-kit/import';
import { DIBAO_AREAS, DIBAO_EXIT_REASONS } from '../dibao/dibaoCodes.ts';

export const dibaoHouseholds = defineExportFile({
  name: '低保家庭',
  format: 'csv',
  table: 'dibao_household',
  columns: {
    家庭编号: text('household_number', { maxLength: 40 }),
    户主证件号码: citizenId('head_pid'),
    所属乡镇: division('division_code'),
    城乡类别: code('area', DIBAO_AREAS),
    保障人口: integer('supported_persons', { min: 0, max: 99 }),
    人均月收入: amount('monthly_income_per_person'),
    批准日期: date('approved_on'),
    退出日期: optional(date('exited_on')),
    退出原因: optional(code('exit_reason', DIBAO_EXIT_REASONS)),
  },
  key: ['household_number'],
  check: ({ 批准日期, 退出日期, 退出原因 }) => {
    if (退出日期 === null && 退出原因 !== null) return { field: '退出原因', reason: '有退出原因而无退出日期' };
    return 退出日期 !== null && 退出日期 < 批准日期
      ? { field: '退出日期', reason: `退出日期${退出日期}早于批准日期${批准日期}` }
      : undefined;
  },
});
