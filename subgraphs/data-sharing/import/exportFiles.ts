import type { ExportFile } from '@minsheng/subgraph-kit/import';
import { preparedAssessments } from './preparedAssessments.ts';
import { sharingParameters } from './sharingParameters.ts';
import { workingCalendar } from './workingCalendar.ts';

/** They stand in `reference/` and are taken in at every start when they changed; next year's may also be imported by command. */
export const referenceFiles: ExportFile[] = [workingCalendar, sharingParameters];

export const exportFiles: ExportFile[] = [...referenceFiles, preparedAssessments];
