import { amount, citizenId, code, defineExportFile, division, month, optional, text } from '@minsheng/subgraph-kit/import';
import { DISABILITY_SUBSIDY_KINDS } from '../disability-subsidy/disabilitySubsidyKind.ts';
import { disabilityCertificate, holderOf } from './disabilityCertificate.ts';

export const disabilitySubsidies = defineExportFile({
  name: '残疾人两项补贴',
  format: 'csv',
  table: 'disability_subsidy',
  columns: {
    证件号码: citizenId('pid'),
    姓名: text('name', { maxLength: 50 }),
    残疾人证号: disabilityCertificate('disability_category', 'disability_level'),
    补贴类型: code('kind', DISABILITY_SUBSIDY_KINDS),
    开始年月: month('start_month'),
    终止年月: optional(month('end_month')),
    月标准: amount('monthly_amount'),
    所属乡镇: division('division_code'),
  },
  key: ['pid', 'kind', 'start_month'],
  check: ({ 证件号码, 残疾人证号, 开始年月, 终止年月 }) => {
    if (holderOf(残疾人证号) !== 证件号码)
      return { field: '残疾人证号', reason: '残疾人证号前18位与证件号码不一致，请核对持证人' };
    return 终止年月 !== null && 终止年月 < 开始年月 ? { field: '终止年月', reason: '终止年月早于开始年月' } : undefined;
  },
});
