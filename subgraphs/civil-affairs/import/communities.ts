import { code, defineExportFile, division, text } from '@minsheng/subgraph-kit/import';
import { COMMUNITY_KINDS } from '../community/communityKind.ts';

export const communities = defineExportFile({
  name: '城乡社区',
  format: 'csv',
  table: 'community',
  columns: {
    社区编码: text('code', { maxLength: 12 }),
    社区名称: text('name', { maxLength: 100 }),
    所属乡镇: division('division_code'),
    社区类型: code('kind', COMMUNITY_KINDS),
  },
  key: ['code'],
  check: ({ 社区编码 }) => (/^\d{12}$/.test(社区编码) ? undefined : { field: '社区编码', reason: `“${社区编码}”应为12位数字` }),
});
