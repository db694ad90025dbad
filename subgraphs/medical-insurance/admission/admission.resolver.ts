import { dayArgument, findConnection, PageArguments, type RequestContext, Sharing } from '@minsheng/subgraph-kit';
import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import { DischargeWay } from '../codes/dischargeWay.ts';
import { institutionByCode } from '../institution/institution.reference.ts';
import { Institution } from '../institution/institution.ts';
import { Person } from '../person/person.ts';
import { OF_A_PATIENT } from '../sharing.ts';
import { Admission, AdmissionConnection } from './admission.ts';

@InputType({ description: '住院登记筛选条件。Filter of hospital admissions.' })
class AdmissionFilter {
  @Field(() => ID, { nullable: true, description: '机构编码。Institution code.' })
  declare institution?: string;

  @Field(() => String, { nullable: true, description: '入院日期不早于此日。Admitted on this day or later.' })
  declare admittedFrom?: string;

  @Field(() => String, { nullable: true, description: '入院日期不晚于此日。Admitted on this day or before.' })
  declare admittedTo?: string;

  @Field(() => Boolean, { nullable: true, description: '是否仍在院。Whether still in hospital.' })
  declare inHospital?: boolean;

  @Field(() => DischargeWay, { nullable: true, description: '离院方式。How the stay ended.' })
  declare dischargeWay?: DischargeWay;
}

@Resolver(() => Admission)
export class AdmissionResolver {
  @Sharing(OF_A_PATIENT)
  @Query(() => AdmissionConnection, { description: '住院登记列表，最近的在前。Hospital admissions, newest first.' })
  admissions(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
    @Arg('filter', () => AdmissionFilter, { nullable: true, description: '筛选条件。Filter.' })
    filter?: AdmissionFilter,
  ) {
    const { institution, inHospital, dischargeWay } = filter ?? {};
    const from = filter?.admittedFrom && dayArgument('filter.admittedFrom', filter.admittedFrom);
    const to = filter?.admittedTo && dayArgument('filter.admittedTo', filter.admittedTo);
    return findConnection(context, Admission, {
      where: {
        ...(institution && { institutionCode: institution }),
        ...(dischargeWay && { dischargeWay }),
        ...((from || to) && { admittedOn: { ...(from && { $gte: from }), ...(to && { $lte: to }) } }),
        ...(typeof inHospital === 'boolean' && { dischargedOn: inHospital ? null : { $ne: null } }),
      },
      orderBy: { admittedOn: 'desc', visitNumber: 'desc' },
      page,
    });
  }

  @FieldResolver(() => Person, { description: '住院人。The patient.' })
  person(@Root() { pid }: Admission): Pick<Person, 'pid'> {
    return { pid };
  }

  @FieldResolver(() => Institution, {
    nullable: true,
    description: '定点医药机构；市外机构为空。The designated institution; null for institutions elsewhere.',
  })
  institution(@Root() { institutionCode }: Admission, @Ctx() context: RequestContext) {
    return context.loader(institutionByCode).load(institutionCode);
  }
}
