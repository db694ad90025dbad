import { createDataUses, type SchemaDefinition } from '@minsheng/subgraph-kit';
import { AidPaymentResolver } from './aid-payment/aidPayment.resolver.ts';
import { CommunityResolver } from './community/community.resolver.ts';
import { CremationResolver } from './cremation/cremation.resolver.ts';
import { DestituteSupportResolver } from './destitute-support/destituteSupport.resolver.ts';
import { DibaoHouseholdResolver } from './dibao/dibaoHousehold.resolver.ts';
import { DibaoMemberResolver } from './dibao/dibaoMember.resolver.ts';
import { DisabilitySubsidyResolver } from './disability-subsidy/disabilitySubsidy.resolver.ts';
import { HomeCareBedResolver } from './home-care-bed/homeCareBed.resolver.ts';
import { HomeCareStationResolver } from './home-care-station/homeCareStation.resolver.ts';
import { civilAffairsIndicator } from './indicators/index.ts';
import { MonitoredPersonResolver } from './monitored-person/monitoredPerson.resolver.ts';
import { OldAgeAllowanceResolver } from './old-age-allowance/oldAgeAllowance.resolver.ts';
import { CivilAffairsRecordResolver } from './person/civilAffairsRecord.resolver.ts';
import { personReference } from './person/person.reference.ts';
import { PersonResolver } from './person/person.resolver.ts';

export const schema: SchemaDefinition = {
  resolvers: [
    PersonResolver,
    CivilAffairsRecordResolver,
    CremationResolver,
    DibaoHouseholdResolver,
    DibaoMemberResolver,
    DestituteSupportResolver,
    MonitoredPersonResolver,
    DisabilitySubsidyResolver,
    OldAgeAllowanceResolver,
    AidPaymentResolver,
    HomeCareBedResolver,
    CommunityResolver,
    HomeCareStationResolver,
    civilAffairsIndicator.resolver,
    createDataUses('civil-affairs', '民政局'),
  ],
  references: [personReference, civilAffairsIndicator.reference],
  orphanedTypes: [civilAffairsIndicator.type],
};
