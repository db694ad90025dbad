import type { Department } from '@minsheng/subgraph-kit';
import { AidPaymentSchema } from './aid-payment/aidPayment.ts';
import { CommunitySchema } from './community/community.ts';
import { CremationSchema } from './cremation/cremation.ts';
import { DestituteSupportSchema } from './destitute-support/destituteSupport.ts';
import { DibaoHouseholdSchema } from './dibao/dibaoHousehold.ts';
import { DibaoMemberSchema } from './dibao/dibaoMember.ts';
import { DisabilitySubsidySchema } from './disability-subsidy/disabilitySubsidy.ts';
import { HomeCareBedSchema } from './home-care-bed/homeCareBed.ts';
import { HomeCareStationSchema } from './home-care-station/homeCareStation.ts';
import { exportFiles } from './import/exportFiles.ts';
import { indicators } from './indicators/index.ts';
import { migrations } from './migrations/index.ts';
import { MonitoredPersonSchema } from './monitored-person/monitoredPerson.ts';
import { OldAgeAllowanceSchema } from './old-age-allowance/oldAgeAllowance.ts';
import { schema } from './schema.ts';

export const department: Department = {
  name: 'civil-affairs',
  title: '民政局',
  defaultPort: 4103,
  database: {
    entities: [
      CremationSchema,
      DibaoHouseholdSchema,
      DibaoMemberSchema,
      DestituteSupportSchema,
      MonitoredPersonSchema,
      DisabilitySubsidySchema,
      OldAgeAllowanceSchema,
      AidPaymentSchema,
      HomeCareBedSchema,
      CommunitySchema,
      HomeCareStationSchema,
    ],
    migrations,
  },
  schema,
  exportFiles,
  indicators,
};
