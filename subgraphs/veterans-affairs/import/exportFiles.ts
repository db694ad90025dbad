import type { ExportFile } from '@minsheng/subgraph-kit/import';
import { annualConfirmations } from './annualConfirmations.ts';
import { entitlementPayments } from './entitlementPayments.ts';
import { entitlements } from './entitlements.ts';
import { placements } from './placements.ts';
import { veterans } from './veterans.ts';

export const exportFiles: ExportFile[] = [veterans, entitlements, entitlementPayments, placements, annualConfirmations];
