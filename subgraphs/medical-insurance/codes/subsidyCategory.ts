import { codeTable } from '@minsheng/subgraph-kit';

/** 资助参保类别: whose premium the medical assistance fund pays, wholly or in part. */
export enum SubsidyCategory {
  DIBAO = '1',
  EXTREME_HARDSHIP = '2',
  DIBAO_MARGIN = '3',
  RETURN_TO_POVERTY_WATCH = '4',
  SEVERE_DISABILITY = '5',
}

export const SUBSIDY_CATEGORIES = codeTable(SubsidyCategory, {
  name: 'MedicalSubsidyCategory',
  description: '资助参保类别。Category of persons whose premium is subsidised.',
  meanings: {
    DIBAO: ['低保对象', 'Recipients of the minimum living allowance (dibao)'],
    EXTREME_HARDSHIP: ['特困人员', 'Persons in extreme hardship'],
    DIBAO_MARGIN: ['低保边缘家庭成员', 'Members of dibao-margin households'],
    RETURN_TO_POVERTY_WATCH: ['防止返贫监测对象', 'Persons monitored against return to poverty'],
    SEVERE_DISABILITY: ['重度残疾人', 'Severely disabled persons'],
  },
});
