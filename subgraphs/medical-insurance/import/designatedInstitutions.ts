import { code, date, defineExportFile, division, optional, text } from '@minsheng/subgraph-kit/import';
import { HOSPITAL_LEVELS, INSTITUTION_KINDS, InstitutionKind } from '../codes/institutionCodes.ts';
import { endsBeforeItBegins } from './endsBeforeItBegins.ts';

export const designatedInstitutions = defineExportFile({
  name: '定点医药机构',
  format: 'csv',
  table: 'designated_institution',
  columns: {
    机构编码: text('code', { maxLength: 12 }),
    机构名称: text('name', { maxLength: 200 }),
    机构类型: code('kind', INSTITUTION_KINDS),
    医院等级: optional(code('hospital_level', HOSPITAL_LEVELS)),
    所属乡镇: division('division_code'),
    协议开始日期: date('agreement_start'),
    协议结束日期: optional(date('agreement_end')),
  },
  key: ['code'],
  check: row => {
    const form = row.机构类型 === InstitutionKind.PHARMACY ? PHARMACY : PROVIDER;
    if (!form.test(row.机构编码)) {
      return { field: '机构编码', reason: '应为 H（医疗机构）或 P（零售药店）加 6 位区划代码和 5 位顺序号，且与机构类型一致' };
    }
    return endsBeforeItBegins(row.协议开始日期, row.协议结束日期, '协议结束日期');
  },
});

const PROVIDER = /^H\d{11}$/;
const PHARMACY = /^P\d{11}$/;
