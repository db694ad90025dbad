import { citizenId, code, codeList, date, defineExportFile, integer, optional, text } from '@minsheng/subgraph-kit/import';
import { DEATH_FACT_STATUSES } from '../cremation/deathFactStatus.ts';
import { FUNERAL_SERVICES } from '../cremation/funeralService.ts';

/** 火化登记: a correction or retraction is the same certificate again, with its 更正标志. */
export const cremations = defineExportFile({
  name: '火化登记',
  format: 'csv',
  table: 'cremation',
  columns: {
    火化证编号: text('certificate_number', { maxLength: 40 }),
    证件号码: citizenId('pid'),
    姓名: text('name', { maxLength: 50 }),
    性别: code('sex', { '0': '未知', '1': '男', '2': '女', '9': '未说明' }),
    年龄: integer('age', { min: 0, max: 130 }),
    死亡日期: date('death_date'),
    火化日期: date('cremation_date'),
    经办人: text('handler', { maxLength: 50 }),
    与逝者关系: text('handler_relation', { maxLength: 50 }),
    减免项目: optional(codeList('waived_items', FUNERAL_SERVICES, '|')),
    登记日期: date('registered_on'),
    更正标志: code('status', DEATH_FACT_STATUSES),
    更正说明: optional(text('correction_note')),
  },
  key: ['certificate_number'],
  check: ({ 死亡日期, 火化日期, 减免项目 }) => {
    if (火化日期 < 死亡日期) return { field: '火化日期', reason: `火化日期${火化日期}早于死亡日期${死亡日期}，请核对` };
    if (减免项目 !== null && new Set(减免项目).size < 减免项目.length) {
      return { field: '减免项目', reason: '同一减免项目重复，每项只能计一次' };
    }
    return undefined;
  },
});
