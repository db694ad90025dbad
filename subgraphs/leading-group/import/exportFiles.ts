import type { ExportFile } from '@minsheng/subgraph-kit/import';
import { departmentAliases, departments } from './departments.ts';
import { divisions } from './divisions.ts';
import { evaluationParameterFile } from './evaluationParameters.ts';
import { definitionApprovals, indicatorCatalogue, indicatorTargets } from './indicatorCatalogue.ts';
import { keyTaskIndicators, keyTasks, keyTaskUnits } from './keyTasks.ts';
import { reportedValues } from './reportedValues.ts';

/** The policy's own words; they stand in `reference/` and are taken in at every start when they changed. */
export const referenceFiles: ExportFile[] = [
  departments,
  departmentAliases,
  indicatorCatalogue,
  indicatorTargets,
  definitionApprovals,
  evaluationParameterFile,
  keyTasks,
  keyTaskUnits,
  keyTaskIndicators,
];

export const exportFiles: ExportFile[] = [...referenceFiles, divisions, reportedValues];
