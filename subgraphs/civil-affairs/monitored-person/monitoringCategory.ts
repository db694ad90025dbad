import { codeTable } from '@minsheng/subgraph-kit';

/** 监测类别: layers of the low-income population beyond 低保 (1) and 特困 (2), which have files of their own. */
export enum MonitoringCategory {
  DIBAO_MARGIN = '3',
  RIGID_EXPENDITURE = '4',
  RETURN_TO_POVERTY_WATCH = '5',
}

export const MONITORING_CATEGORIES = codeTable(MonitoringCategory, {
  name: 'MonitoringCategory',
  description: '低收入人口监测类别。Layer of the low-income population.',
  meanings: {
    DIBAO_MARGIN: ['低保边缘', 'Household just above the dibao standard'],
    RIGID_EXPENDITURE: ['刚性支出困难', 'Household with rigid-expenditure hardship'],
    RETURN_TO_POVERTY_WATCH: ['防止返贫监测', 'Monitored against return to poverty'],
  },
});
