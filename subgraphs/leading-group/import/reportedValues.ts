import { code, date, decimal, defineExportFile, division, month, optional, text } from '@minsheng/subgraph-kit/import';
import { contradiction } from '../indicators/contradiction.ts';
import { reportedDefinitions } from '../indicators/index.ts';

const REPORTED_CODES = Object.fromEntries(reportedDefinitions.map(({ code: each }) => [each, each]));

/** 指标填报.xlsx: what the responsible offices report by hand; an empty township is the whole city. */
export const reportedValues = defineExportFile({
  name: '指标填报',
  format: 'xlsx',
  table: 'reported_value',
  columns: {
    指标代码: code('code', REPORTED_CODES),
    统计年月: month('month'),
    所属乡镇: optional(division('division_code')),
    分子: optional(decimal('numerator', { min: 0, scale: 4 })),
    分母: optional(decimal('denominator', { min: 0, scale: 4 })),
    指标值: decimal('value', { min: 0, scale: 4 }),
    填报单位: text('reporting_unit', { maxLength: 100 }),
    填报人: text('reporter', { maxLength: 50 }),
    填报日期: date('reported_on'),
  },
  key: ['code', 'month', 'division_code'],
  check: row => {
    if (row.填报日期 < row.统计年月) return { field: '填报日期', reason: '填报日期早于统计年月，尚无法填报' };
    const reason = contradiction(row.指标代码, { numerator: row.分子, denominator: row.分母, value: row.指标值 });
    return reason === undefined ? undefined : { field: '指标值', reason };
  },
});
