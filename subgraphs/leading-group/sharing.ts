import type { SharingWord } from '@minsheng/subgraph-kit';

/** Catalogue, targets, tasks and codes are published. The owner is said, because fields of the interface Indicator say it too. */
export const OPEN: SharingWord = { class: 'unconditional', sensitivity: 'none', owner: 'leading-group', updated: 'imported' };

/** The name of the officer who reported a figure: for checking the figure, not for showing it. */
export const OF_AN_OFFICER: SharingWord = {
  class: 'conditional',
  basis: '个人信息保护法第三十四条',
  sensitivity: 'personal',
  purposes: ['supervision', 'audit'],
};
