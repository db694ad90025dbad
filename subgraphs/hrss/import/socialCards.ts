import { citizenId, code, date, defineExportFile, division, optional, text } from '@minsheng/subgraph-kit/import';
import { SOCIAL_CARD_STATUSES } from '../social-card/socialCard.ts';

export const socialCards = defineExportFile({
  name: '社会保障卡',
  format: 'csv',
  table: 'social_card',
  columns: {
    证件号码: citizenId('pid'),
    卡号: text('card_number', { maxLength: 30 }),
    发卡日期: date('issued_on'),
    电子社保卡签发日期: optional(date('electronic_issued_on')),
    卡状态: code('status', SOCIAL_CARD_STATUSES),
    所属乡镇: division('division_code'),
  },
  key: ['card_number'],
});
