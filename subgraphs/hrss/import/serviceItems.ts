import { code, date, defineExportFile, optional, text } from '@minsheng/subgraph-kit/import';
import { HANDLINGS } from '../service-item/serviceItem.ts';

export const serviceItems = defineExportFile({
  name: '公共服务事项',
  format: 'xlsx',
  table: 'service_item',
  columns: {
    事项编码: text('code', { maxLength: 50 }),
    事项名称: text('name', { maxLength: 200 }),
    线上可办日期: optional(date('online_since')),
    办理类型: code('handling', HANDLINGS),
    办理类型生效日期: date('handling_since'),
    启用日期: date('enabled_on'),
    停用日期: optional(date('disabled_on')),
  },
  key: ['code'],
  check: row =>
    row.停用日期 !== null && row.停用日期 < row.启用日期
      ? { field: '停用日期', reason: `早于启用日期 ${row.启用日期}` }
      : undefined,
});
