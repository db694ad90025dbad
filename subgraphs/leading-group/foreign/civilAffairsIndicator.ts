import { createForeignIndicator } from './createForeignIndicator.ts';

/** CivilAffairsIndicator: values owned by the subgraph `civil-affairs`. */
export const civilAffairsIndicator = createForeignIndicator('civil-affairs', '民政局');
