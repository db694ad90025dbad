import type { Database, Department } from '@minsheng/subgraph-kit';
import { SharingActSchema } from './acts/sharingAct.ts';
import { SharingApplicationSchema } from './application/sharingApplication.ts';
import { CalendarDaySchema } from './calendar/calendarDay.ts';
import { applyPreparedAssessments } from './catalogue/applyPreparedAssessments.ts';
import { CatalogueEntrySchema } from './catalogue/catalogueEntry.ts';
import { contractFolder, readContract } from './catalogue/readContract.ts';
import { refreshCatalogue } from './catalogue/refreshCatalogue.ts';
import { recountRunningClocks } from './clocks/runClock.ts';
import { StatutoryClockSchema } from './clocks/statutoryClock.ts';
import { CorrectionNoticeSchema } from './correction/correctionNotice.ts';
import { CorrectionRequestSchema } from './correction/correctionRequest.ts';
import { SharingDisputeSchema } from './dispute/sharingDispute.ts';
import { SharingGrantSchema } from './grant/sharingGrant.ts';
import { exportFiles } from './import/exportFiles.ts';
import { migrations } from './migrations/index.ts';
import { importReference } from './reference/importReference.ts';
import { schema } from './schema.ts';

export const department: Department = {
  name: 'data-sharing',
  title: '数据共享主管部门',
  defaultPort: 4106,
  database: {
    entities: [
      CalendarDaySchema,
      SharingActSchema,
      StatutoryClockSchema,
      SharingApplicationSchema,
      SharingGrantSchema,
      CorrectionRequestSchema,
      CorrectionNoticeSchema,
      SharingDisputeSchema,
      CatalogueEntrySchema,
    ],
    migrations,
  },
  schema,
  exportFiles,
  indicators: [],
  beforeServing,
};

async function beforeServing(database: Database): Promise<void> {
  await importReference(database);
  await recountRunningClocks(database.sql);
  await refreshCatalogue(database.sql, readContract(contractFolder()));
  await applyPreparedAssessments(database.sql);
}
