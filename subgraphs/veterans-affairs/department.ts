import type { Department } from '@minsheng/subgraph-kit';
import { AnnualConfirmationSchema } from './annual-confirmation/annualConfirmation.ts';
import { EntitlementSchema } from './entitlement/entitlement.ts';
import { EntitlementPaymentSchema } from './entitlement-payment/entitlementPayment.ts';
import { exportFiles } from './import/exportFiles.ts';
import { migrations } from './migrations/index.ts';
import { PlacementSchema } from './placement/placement.ts';
import { schema } from './schema.ts';
import { VeteranSchema } from './veteran/veteran.ts';

export const department: Department = {
  name: 'veterans-affairs',
  title: '退役军人事务局',
  defaultPort: 4104,
  database: {
    entities: [VeteranSchema, EntitlementSchema, EntitlementPaymentSchema, PlacementSchema, AnnualConfirmationSchema],
    migrations,
  },
  schema,
  exportFiles,
  // None of the 26 unified indicators is computed from this department's rows.
  indicators: [],
};
