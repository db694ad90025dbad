import { code, creditCode, date, defineExportFile, division, optional, text, yesNo } from '@minsheng/subgraph-kit/import';
import { EMPLOYER_KINDS } from '../employer/employer.ts';
import { INDUSTRY_SECTIONS } from '../employer/industrySection.ts';

export const employers = defineExportFile({
  name: '参保单位',
  format: 'csv',
  table: 'employer',
  columns: {
    统一社会信用代码: creditCode('uscc'),
    单位名称: text('name', { maxLength: 200 }),
    单位类型: code('kind', EMPLOYER_KINDS),
    行业门类: code('industry', INDUSTRY_SECTIONS),
    所属乡镇: division('division_code'),
    参保登记日期: date('registered_on'),
    注销日期: optional(date('deregistered_on')),
    康复服务协议机构: yesNo('rehab_agreement'),
  },
  key: ['uscc'],
});
