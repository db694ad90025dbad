import { registerEnumType } from 'type-graphql';

/** How an indicator stands against its target of a year. */
export enum IndicatorStatus {
  ACHIEVED = 'ACHIEVED',
  ON_TRACK = 'ON_TRACK',
  BEHIND = 'BEHIND',
  NO_DATA = 'NO_DATA',
  DEFINITION_NOT_APPROVED = 'DEFINITION_NOT_APPROVED',
}
registerEnumType(IndicatorStatus, {
  name: 'IndicatorStatus',
  description: '指标完成状态，由领导小组办公室按目标统一评价。Status against the target, judged by the leading group office.',
  valuesConfig: {
    ACHIEVED: { description: '已达标。Achieved.' },
    ON_TRACK: {
      description: '进度正常：按近六个月趋势可在时限前达标。On track: reaches the target by its deadline at the present trend.',
    },
    BEHIND: { description: '滞后。Behind.' },
    NO_DATA: { description: '无数据，不等于 0。No data, which is not 0.' },
    DEFINITION_NOT_APPROVED: { description: '口径未批准，不予评价。Its definition is not approved, so it is not judged.' },
  },
});
