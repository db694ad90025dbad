import { connectionByParent, monthText, PageArguments, type RequestContext, Sharing } from '@minsheng/subgraph-kit';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { paymentsOfPerson } from '../aid-payment/aidPayment.reference.ts';
import { AidPaymentConnection } from '../aid-payment/aidPayment.ts';
import { type DisabilitySubsidy, DisabilitySubsidyConnection } from '../disability-subsidy/disabilitySubsidy.ts';
import { type MonitoredPerson, MonitoredPersonConnection } from '../monitored-person/monitoredPerson.ts';
import { OF_A_VULNERABLE_PERSON } from '../sharing.ts';
import { CivilAffairsRecord } from './civilAffairsRecord.ts';

const monitoringOf = connectionByParent<MonitoredPerson>({
  table: 'monitored_person',
  parentColumn: 'pid',
  columns: {
    id: 'id',
    pid: 'pid',
    name: 'name',
    divisionCode: 'division_code',
    category: 'category',
    includedOn: 'included_on::text',
    exitedOn: 'exited_on::text',
  },
  orderBy: ['included_on', 'id'],
});

const subsidiesOf = connectionByParent<DisabilitySubsidy>({
  table: 'disability_subsidy',
  parentColumn: 'pid',
  columns: {
    id: 'id',
    pid: 'pid',
    name: 'name',
    disabilityLevel: 'disability_level',
    kind: 'kind',
    startMonth: monthText('start_month'),
    endMonth: monthText('end_month'),
    monthlyAmount: 'monthly_amount::float8',
    divisionCode: 'division_code',
  },
  orderBy: ['start_month', 'id'],
});

@Resolver(() => CivilAffairsRecord)
export class CivilAffairsRecordResolver {
  @Sharing({ ...OF_A_VULNERABLE_PERSON, masks: ['count'] })
  @FieldResolver(() => MonitoredPersonConnection, {
    description: '低收入监测，含已退出的，最近的在前。Monitoring, past ones included, newest first.',
  })
  monitoring(
    @Root() { pid }: CivilAffairsRecord,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ) {
    return monitoringOf(pid, page, context);
  }

  @Sharing({ ...OF_A_VULNERABLE_PERSON, masks: ['count'] })
  @FieldResolver(() => DisabilitySubsidyConnection, {
    description: '残疾人两项补贴，含已终止的，最近的在前。Disability subsidies, ended ones included, newest first.',
  })
  disabilitySubsidies(
    @Root() { pid }: CivilAffairsRecord,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ) {
    return subsidiesOf(pid, page, context);
  }

  @Sharing({ masks: ['count'] })
  @FieldResolver(() => AidPaymentConnection, { description: '领取的救助资金，最近的在前。Aid payments received, newest first.' })
  aidPayments(
    @Root() { pid }: CivilAffairsRecord,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ) {
    return paymentsOfPerson(pid, page, context);
  }
}
