import {
  citizenId,
  code,
  creditCode,
  date,
  decimal,
  defineExportFile,
  integer,
  optional,
  text,
} from '@minsheng/subgraph-kit/import';
import { PLACEMENT_METHODS } from '../placement/placementMethod.ts';

export const placements = defineExportFile({
  name: '安置',
  format: 'xlsx',
  table: 'placement',
  columns: {
    证件号码: citizenId('pid'),
    姓名: text('name', { maxLength: 50 }),
    批次: text('batch', { maxLength: 40 }),
    安置方式: code('method', PLACEMENT_METHODS),
    接收日期: date('received_on'),
    量化得分: optional(decimal('score', { min: 0, max: 9999, scale: 2 })),
    选岗名次: optional(integer('choice_rank', { min: 1 })),
    接收单位信用代码: optional(creditCode('employer_uscc')),
    报到日期: optional(date('reported_on')),
    保险接续日期: optional(date('insurance_continued_on')),
  },
  key: ['pid', 'batch'],
  check: ({ 接收日期, 报到日期 }) =>
    报到日期 !== null && 报到日期 < 接收日期
      ? { field: '报到日期', reason: `报到日期${报到日期}早于接收日期${接收日期}` }
      : undefined,
});
