import { citizenId, date, defineExportFile, division, optional, text } from '@minsheng/subgraph-kit/import';

export const homeCareBeds = defineExportFile({
  name: '家庭养老床位',
  format: 'csv',
  table: 'home_care_bed',
  columns: {
    床位编号: text('bed_number', { maxLength: 40 }),
    证件号码: citizenId('pid'),
    所属乡镇: division('division_code'),
    建设日期: date('built_on'),
    验收日期: optional(date('accepted_on')),
    停用日期: optional(date('withdrawn_on')),
  },
  key: ['bed_number'],
  check: ({ 建设日期, 验收日期, 停用日期 }) => {
    if (验收日期 !== null && 验收日期 < 建设日期)
      return { field: '验收日期', reason: `验收日期${验收日期}早于建设日期${建设日期}` };
    return 停用日期 !== null && 停用日期 < 建设日期
      ? { field: '停用日期', reason: `停用日期${停用日期}早于建设日期${建设日期}` }
      : undefined;
  },
});
