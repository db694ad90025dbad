import { citizenId, code, creditCode, date, defineExportFile, division, ignored, optional } from '@minsheng/subgraph-kit/import';
import { SCHEMES } from '../codes/scheme.ts';
import { PARTICIPATION_KINDS, PARTICIPATION_STATUSES } from '../participation/participation.ts';

export const participations = defineExportFile({
  name: '参保关系',
  format: 'csv',
  table: 'participation',
  columns: {
    个人编号: ignored(),
    证件号码: citizenId('pid'),
    险种类型: code('scheme', SCHEMES),
    统一社会信用代码: optional(creditCode('employer_uscc')),
    参保方式: code('kind', PARTICIPATION_KINDS),
    参保开始日期: date('start_date'),
    参保结束日期: optional(date('end_date')),
    缴费状态: code('pay_status', PARTICIPATION_STATUSES),
    所属乡镇: division('division_code'),
  },
  key: ['pid', 'scheme', 'start_date'],
  check: row =>
    row.参保结束日期 !== null && row.参保结束日期 < row.参保开始日期
      ? { field: '参保结束日期', reason: `早于参保开始日期 ${row.参保开始日期}` }
      : undefined,
});
