import { date, defineExportFile, optional, text } from '@minsheng/subgraph-kit/import';

export const homeCareStations = defineExportFile({
  name: '养老服务站点',
  format: 'csv',
  table: 'home_care_station',
  columns: {
    站点编号: text('station_number', { maxLength: 40 }),
    站点名称: text('name', { maxLength: 100 }),
    社区编码: text('community_code', { maxLength: 12 }),
    启用日期: date('opened_on'),
    停用日期: optional(date('closed_on')),
  },
  key: ['station_number'],
  check: ({ 社区编码, 启用日期, 停用日期 }) => {
    if (!/^\d{12}$/.test(社区编码)) return { field: '社区编码', reason: `“${社区编码}”应为12位数字` };
    return 停用日期 !== null && 停用日期 < 启用日期
      ? { field: '停用日期', reason: `停用日期${停用日期}早于启用日期${启用日期}` }
      : undefined;
  },
});
