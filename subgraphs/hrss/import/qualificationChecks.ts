import { citizenId, code, date, defineExportFile, division, optional, year } from '@minsheng/subgraph-kit/import';
import { SCHEMES } from '../codes/scheme.ts';
import { QUALIFICATION_METHODS, QUALIFICATION_RESULTS, QualificationResult } from '../qualification-check/qualificationCheck.ts';

export const qualificationChecks = defineExportFile({
  name: '待遇资格认证',
  format: 'csv',
  table: 'qualification_check',
  columns: {
    证件号码: citizenId('pid'),
    险种类型: code('scheme', SCHEMES),
    认证周期: year('cycle'),
    应认证日期: date('due_date'),
    认证方式: optional(code('method', QUALIFICATION_METHODS)),
    认证日期: optional(date('checked_on')),
    认证结果: code('result', QUALIFICATION_RESULTS),
    所属乡镇: division('division_code'),
  },
  key: ['pid', 'scheme', 'cycle'],
  check: row => {
    if (row.认证结果 === QualificationResult.PENDING) return undefined;
    if (row.认证方式 === null) return { field: '认证方式', reason: '认证结果不是待认证时，认证方式不能为空' };
    return row.认证日期 === null ? { field: '认证日期', reason: '认证结果不是待认证时，认证日期不能为空' } : undefined;
  },
});
