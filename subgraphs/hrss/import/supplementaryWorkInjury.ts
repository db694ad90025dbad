import {
  amount,
  citizenId,
  code,
  creditCode,
  date,
  defineExportFile,
  division,
  optional,
  text,
} from '@minsheng/subgraph-kit/import';
import { SUPPLEMENTARY_CHANNELS } from '../supplementary-work-injury/supplementaryWorkInjury.ts';

export const supplementaryWorkInjury = defineExportFile({
  name: '补充工伤保险',
  format: 'csv',
  table: 'supplementary_work_injury',
  columns: {
    证件号码: citizenId('pid'),
    参保渠道: code('channel', SUPPLEMENTARY_CHANNELS),
    统一社会信用代码: optional(creditCode('employer_uscc')),
    平台名称: optional(text('platform', { maxLength: 100 })),
    参保开始日期: date('start_date'),
    参保结束日期: optional(date('end_date')),
    承保机构: text('insurer', { maxLength: 100 }),
    保费: amount('premium'),
    所属乡镇: division('division_code'),
  },
  key: ['pid', 'start_date'],
  check: row =>
    row.参保结束日期 !== null && row.参保结束日期 < row.参保开始日期
      ? { field: '参保结束日期', reason: `早于参保开始日期 ${row.参保开始日期}` }
      : undefined,
});
