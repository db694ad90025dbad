import { citizenId, code, date, defineExportFile, division, month, optional, text } from '@minsheng/subgraph-kit/import';
import { LIVING_STATUSES, SEXES } from '../person/personCodes.ts';

/** The only table that keeps the citizen ID itself; 出生日期 is not compared with it here, because a disagreement is a finding. */
export const persons = defineExportFile({
  name: '人员基本信息',
  format: 'csv',
  table: 'person',
  columns: {
    个人编号: text('person_number', { maxLength: 30 }),
    证件号码: citizenId({ pid: 'pid', number: 'citizen_id' }),
    姓名: text('name', { maxLength: 100 }),
    性别: code('sex', SEXES),
    出生日期: date('birth_date'),
    所属乡镇: division('division_code'),
    生存状态: code('living_status', LIVING_STATUSES),
    首次参保年月: optional(month('first_insured_month')),
  },
  key: ['pid'],
});
