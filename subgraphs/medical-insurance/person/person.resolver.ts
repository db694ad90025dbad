import { PageArguments, PERSON_KEY, type RequestContext, Sharing } from '@minsheng/subgraph-kit';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { AdmissionConnection } from '../admission/admission.ts';
import { EVoucher } from '../eVoucher/eVoucher.ts';
import { eVoucherByPid } from '../eVoucher/eVoucherByPid.ts';
import { InsuranceRelationConnection } from '../insuranceRelation/insuranceRelation.ts';
import { SettlementConnection } from '../settlement/settlement.ts';
import { OF_A_PATIENT } from '../sharing.ts';
import { recordByPid } from './person.reference.ts';
import { MedicalInsuranceRecord, Person } from './person.ts';
import { admissionsOf, insurancesOf, settlementsOf } from './personLists.ts';

@Resolver(() => Person)
export class PersonResolver {
  @Directive('@shareable')
  @Sharing(PERSON_KEY)
  @Query(() => Person, {
    description: '按个人标识进入；各部门只答自己掌握的信息。A person by key; each department answers for its own facts.',
  })
  person(@Arg('pid', () => ID, { description: '个人标识。Person key.' }) pid: string): Pick<Person, 'pid'> {
    return { pid };
  }

  @FieldResolver(() => MedicalInsuranceRecord, { nullable: true })
  medicalInsurance(@Root() person: Person, @Ctx() context: RequestContext) {
    // A reference brings the record with it; a person entered by `Query.person` or by a list does not.
    return person.medicalInsurance === undefined ? context.loader(recordByPid).load(person.pid) : person.medicalInsurance;
  }
}

@Resolver(() => MedicalInsuranceRecord)
export class MedicalInsuranceRecordResolver {
  @Sharing({ masks: ['yesNo'] })
  @FieldResolver(() => EVoucher, {
    nullable: true,
    description: '医保电子凭证；从未激活时为空。The e-voucher; null if never activated.',
  })
  eVoucher(@Root() { pid }: MedicalInsuranceRecord, @Ctx() context: RequestContext) {
    return context.loader(eVoucherByPid).load(pid);
  }

  @Sharing({ masks: ['count'] })
  @FieldResolver(() => InsuranceRelationConnection, {
    description: '参保关系，最近的在前。Insurance relations, newest first.',
  })
  insurances(
    @Root() { pid }: MedicalInsuranceRecord,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ) {
    return insurancesOf(pid, page, context);
  }

  @Sharing({ ...OF_A_PATIENT, masks: ['count'] })
  @FieldResolver(() => SettlementConnection, {
    description: '结算，按就诊开始日期最近的在前。Settlements, newest visit first.',
  })
  settlements(
    @Root() { pid }: MedicalInsuranceRecord,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ) {
    return settlementsOf(pid, page, context);
  }

  @Sharing({ ...OF_A_PATIENT, masks: ['count'] })
  @FieldResolver(() => AdmissionConnection, { description: '住院登记，最近的在前。Hospital admissions, newest first.' })
  admissions(
    @Root() { pid }: MedicalInsuranceRecord,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ) {
    return admissionsOf(pid, page, context);
  }
}
