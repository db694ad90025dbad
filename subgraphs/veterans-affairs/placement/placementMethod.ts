import { codeTable } from '@minsheng/subgraph-kit';

/** 安置方式 (退役军人安置条例 art. 5). */
export enum PlacementMethod {
  INDEPENDENT_EMPLOYMENT = '1',
  ASSIGNED_POST = '2',
  MONTHLY_PENSION = '3',
  RETIREMENT = '4',
  STATE_SUPPORT = '5',
  CIVILIAN_TRANSFER = '6',
  DEMOBILISATION = '7',
}

export const PLACEMENT_METHODS = codeTable(PlacementMethod, {
  name: 'PlacementMethod',
  description: '安置方式。How a veteran is placed.',
  meanings: {
    INDEPENDENT_EMPLOYMENT: ['自主就业', 'Finds work independently'],
    ASSIGNED_POST: ['安排工作', 'Placed in a post, chosen in order of the score'],
    MONTHLY_PENSION: ['逐月领取退役金', 'Draws a monthly discharge pension'],
    RETIREMENT: ['退休', 'Retires'],
    STATE_SUPPORT: ['供养', 'Supported by the state'],
    CIVILIAN_TRANSFER: ['转业', 'Transferred to a civilian post'],
    DEMOBILISATION: ['复员', 'Demobilised'],
  },
});
