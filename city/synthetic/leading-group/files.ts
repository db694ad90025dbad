import type { ExportFile } from '../files/ExportFile.ts';
import { divisions } from './divisions.ts';
import { reportedIndicators } from './reportedIndicators.ts';

/** What the office of the leading group keeps itself: the map, and the indicators that no department's rows hold. */
export const leadingGroupFiles: readonly ExportFile[] = [divisions, reportedIndicators];
