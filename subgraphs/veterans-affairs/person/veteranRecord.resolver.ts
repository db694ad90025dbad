import { connectionByParent, monthText, PageArguments, type RequestContext, Sharing } from '@minsheng/subgraph-kit';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type AnnualConfirmation, AnnualConfirmationConnection } from '../annual-confirmation/annualConfirmation.ts';
import { type Entitlement, EntitlementConnection } from '../entitlement/entitlement.ts';
import { type EntitlementPayment, EntitlementPaymentConnection } from '../entitlement-payment/entitlementPayment.ts';
import { type Placement, PlacementConnection } from '../placement/placement.ts';
import { VeteranRecord } from './veteranRecord.ts';

const entitlementsOf = connectionByParent<Entitlement>({
  table: 'entitlement',
  parentColumn: 'pid',
  columns: {
    id: 'id',
    pid: 'pid',
    name: 'name',
    category: 'category',
    disabilityGrade: 'disability_grade',
    disabilityCause: 'disability_cause',
    startMonth: monthText('start_month'),
    endMonth: monthText('end_month'),
    monthlyAmount: 'monthly_amount::float8',
    status: 'status',
    divisionCode: 'division_code',
  },
  orderBy: ['start_month', 'id'],
});

const paymentsOf = connectionByParent<EntitlementPayment>({
  table: 'entitlement_payment',
  parentColumn: 'pid',
  columns: {
    id: 'id',
    pid: 'pid',
    category: 'category',
    period: monthText('period'),
    payMonth: monthText('pay_month'),
    amount: 'amount::float8',
    kind: 'kind',
  },
  orderBy: ['pay_month', 'id'],
});

const placementsOf = connectionByParent<Placement>({
  table: 'placement',
  parentColumn: 'pid',
  columns: {
    id: 'id',
    pid: 'pid',
    name: 'name',
    batch: 'batch',
    method: 'method',
    receivedOn: 'received_on::text',
    score: 'score::float8',
    choiceRank: 'choice_rank',
    employerUscc: 'employer_uscc',
    reportedOn: 'reported_on::text',
    insuranceContinuedOn: 'insurance_continued_on::text',
  },
  orderBy: ['received_on', 'id'],
});

const confirmationsOf = connectionByParent<AnnualConfirmation>({
  table: 'annual_confirmation',
  parentColumn: 'pid',
  columns: { id: 'id', pid: 'pid', year: 'year', confirmedOn: 'confirmed_on::text', method: 'method', result: 'result' },
  orderBy: ['year', 'id'],
});

@Resolver(() => VeteranRecord)
export class VeteranRecordResolver {
  @Sharing({ masks: ['count'] })
  @FieldResolver(() => EntitlementConnection, { description: '优抚待遇，最近的在前。Entitlements, newest first.' })
  entitlements(@Root() { pid }: VeteranRecord, @Args(() => PageArguments) page: PageArguments, @Ctx() context: RequestContext) {
    return entitlementsOf(pid, page, context);
  }

  @Sharing({ masks: ['count'] })
  @FieldResolver(() => EntitlementPaymentConnection, { description: '优抚发放，最近的在前。Entitlement payments, newest first.' })
  entitlementPayments(
    @Root() { pid }: VeteranRecord,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ) {
    return paymentsOf(pid, page, context);
  }

  @Sharing({ masks: ['count'] })
  @FieldResolver(() => PlacementConnection, { description: '安置，最近的在前。Placements, newest first.' })
  placements(@Root() { pid }: VeteranRecord, @Args(() => PageArguments) page: PageArguments, @Ctx() context: RequestContext) {
    return placementsOf(pid, page, context);
  }

  @Sharing({ masks: ['count'] })
  @FieldResolver(() => AnnualConfirmationConnection, { description: '年度确认，最近的在前。Annual confirmations, newest first.' })
  annualConfirmations(
    @Root() { pid }: VeteranRecord,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ) {
    return confirmationsOf(pid, page, context);
  }
}
