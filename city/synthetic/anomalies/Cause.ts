/** Causes that a writer has to tell apart from the others of the same rule; all other causes are only words. */
export const Cause = {
  reassessed: 'household re-assessed with higher need',
  listedLate: 'taken off the list late but not paid for',
  settledAgain: 'settled again with assistance',
} as const;
