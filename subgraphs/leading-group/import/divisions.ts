import { code, defineExportFile, optional, text } from '@minsheng/subgraph-kit/import';

/** 行政区划.csv: the city (six digits, GB/T 2260) and its townships (nine digits, GB/T 10114). */
export const divisions = defineExportFile({
  name: '行政区划',
  format: 'csv',
  table: 'division',
  columns: {
    区划代码: text('code', { maxLength: 9 }),
    区划名称: text('name', { maxLength: 50 }),
    级别: code('level', { '3': '县级市', '4': '乡级' }),
    上级代码: optional(text('parent_code', { maxLength: 6 })),
    区划类型: code('kind', { 县级市: '县级市', 街道: '街道', 镇: '镇', 乡: '乡' }),
  },
  key: ['code'],
  check: row => (row.级别 === '3' ? wrongCity(row.区划代码, row.区划类型) : wrongTownship(row)),
});

function wrongCity(divisionCode: string, kind: string) {
  if (!/^[1-8]\d{5}$/.test(divisionCode)) return { field: '区划代码', reason: '县级市应为6位区划代码（GB/T 2260）' };
  if (kind !== '县级市') return { field: '区划类型', reason: '级别为3时区划类型应为县级市' };
  return undefined;
}

function wrongTownship({ 区划代码, 上级代码, 区划类型 }: { 区划代码: string; 上级代码: string | null; 区划类型: string }) {
  if (!/^[1-8]\d{8}$/.test(区划代码)) return { field: '区划代码', reason: '乡级应为9位区划代码（GB/T 10114）' };
  if (上级代码 === null || !区划代码.startsWith(上级代码)) return { field: '上级代码', reason: '应为本级代码的前6位' };
  if (区划类型 === '县级市') return { field: '区划类型', reason: '级别为4时区划类型应为街道、镇或乡' };
  return undefined;
}
