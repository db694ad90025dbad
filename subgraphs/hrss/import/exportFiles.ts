import type { ExportFile } from '@minsheng/subgraph-kit/import';

export const exportFiles: ExportFile[] = [];
