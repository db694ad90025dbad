import { codeTable } from '@minsheng/subgraph-kit';

/** 供养方式. */
export enum DestituteSupportMode {
  CENTRAL = '1',
  DISPERSED = '2',
}

export const DESTITUTE_SUPPORT_MODES = codeTable(DestituteSupportMode, {
  name: 'DestituteSupportMode',
  description: '特困供养方式。Where a person in extreme hardship is supported.',
  meanings: { CENTRAL: ['集中', 'Central, in an institution'], DISPERSED: ['分散', 'Dispersed, at home'] },
});

/** 自理能力, which decides the care standard. */
export enum SelfCareAbility {
  INDEPENDENT = '1',
  PARTIAL_CARE = '2',
  FULL_CARE = '3',
}

export const SELF_CARE_ABILITIES = codeTable(SelfCareAbility, {
  name: 'SelfCareAbility',
  description: '自理能力。Ability to care for oneself.',
  meanings: {
    INDEPENDENT: ['全自理', 'Independent'],
    PARTIAL_CARE: ['半护理', 'Needs partial care'],
    FULL_CARE: ['全护理', 'Needs full care'],
  },
});
