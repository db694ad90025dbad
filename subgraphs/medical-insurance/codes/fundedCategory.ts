import { registerCodes } from './registerCodes.ts';

/** 资助参保类别: whose premium the medical assistance fund pays, wholly or in part. */
export enum FundedCategory {
  MINIMUM_LIVING = '1',
  EXTREME_POVERTY = '2',
  MARGINAL = '3',
  MONITORED = '4',
  SEVERELY_DISABLED = '5',
}

export const FUNDED_CATEGORIES = registerCodes(FundedCategory, {
  name: 'MedicalFundedCategory',
  description: '资助参保类别。Category of persons whose premium is subsidised.',
  meanings: {
    MINIMUM_LIVING: ['低保对象', 'Recipients of the minimum living allowance'],
    EXTREME_POVERTY: ['特困人员', 'Persons in extreme poverty'],
    MARGINAL: ['低保边缘家庭成员', 'Members of low-income marginal households'],
    MONITORED: ['防止返贫监测对象', 'Persons monitored against falling back into poverty'],
    SEVERELY_DISABLED: ['重度残疾人', 'Severely disabled persons'],
  },
});
