import type { SchemaDefinition } from '@minsheng/subgraph-kit';
import { AccessRightsResolver } from './access-rights/accessRights.resolver.ts';
import { SharingActResolver } from './acts/sharingAct.resolver.ts';
import { ApplicationResolver } from './application/application.resolver.ts';
import { ApplicationAnswerResolver } from './application/applicationAnswer.resolver.ts';
import { CalendarResolver } from './calendar/calendar.resolver.ts';
import { CatalogueResolver } from './catalogue/catalogue.resolver.ts';
import { CataloguingResolver } from './catalogue/cataloguing.resolver.ts';
import { StatutoryClockResolver } from './clocks/statutoryClock.resolver.ts';
import { CorrectionResolver } from './correction/correction.resolver.ts';
import { CorrectionNoticeResolver } from './correction/correctionNotice.resolver.ts';
import { DisputeResolver } from './dispute/dispute.resolver.ts';
import { DisposalResolver } from './grant/disposal.resolver.ts';
import { GrantResolver } from './grant/grant.resolver.ts';
import { RecordUsageResolver } from './grant/recordUsage.resolver.ts';
import { UsageRecordResolver } from './grant/usageRecord.resolver.ts';
import { RetentionResolver } from './retention/retention.resolver.ts';

export const schema: SchemaDefinition = {
  resolvers: [
    AccessRightsResolver,
    ApplicationResolver,
    ApplicationAnswerResolver,
    GrantResolver,
    RecordUsageResolver,
    DisposalResolver,
    UsageRecordResolver,
    CorrectionResolver,
    CorrectionNoticeResolver,
    DisputeResolver,
    CatalogueResolver,
    CataloguingResolver,
    StatutoryClockResolver,
    CalendarResolver,
    SharingActResolver,
    RetentionResolver,
  ],
  references: [],
};
