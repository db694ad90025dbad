import { createDataUses, type SchemaDefinition } from '@minsheng/subgraph-kit';
import { AnnualConfirmationResolver } from './annual-confirmation/annualConfirmation.resolver.ts';
import { EntitlementResolver } from './entitlement/entitlement.resolver.ts';
import { EntitlementPaymentResolver } from './entitlement-payment/entitlementPayment.resolver.ts';
import { personReference } from './person/person.reference.ts';
import { PersonResolver } from './person/person.resolver.ts';
import { VeteranRecordResolver } from './person/veteranRecord.resolver.ts';
import { PlacementResolver } from './placement/placement.resolver.ts';
import { VeteranResolver } from './veteran/veteran.resolver.ts';

export const schema: SchemaDefinition = {
  resolvers: [
    PersonResolver,
    VeteranRecordResolver,
    VeteranResolver,
    EntitlementResolver,
    EntitlementPaymentResolver,
    PlacementResolver,
    AnnualConfirmationResolver,
    createDataUses('veterans-affairs', '退役军人事务局'),
  ],
  references: [personReference],
};
