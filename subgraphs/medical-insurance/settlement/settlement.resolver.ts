import { dayArgument, findConnection, PageArguments, type RequestContext, Sharing } from '@minsheng/subgraph-kit';
import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import { InsuranceType } from '../codes/insuranceType.ts';
import { MedicalCategory, VisitCredential } from '../codes/settlementCodes.ts';
import { institutionByCode } from '../institution/institution.reference.ts';
import { Institution } from '../institution/institution.ts';
import { Person } from '../person/person.ts';
import { OF_A_PATIENT } from '../sharing.ts';
import { beijingDay } from './beijingDay.ts';
import { beijingTime } from './beijingTime.ts';
import { Settlement, SettlementConnection } from './settlement.ts';

@InputType({ description: '医保结算筛选条件。Filter of settlements.' })
class SettlementFilter {
  @Field(() => InsuranceType, { nullable: true, description: '险种。Insurance type.' })
  declare scheme?: InsuranceType;

  @Field(() => MedicalCategory, { nullable: true, description: '医疗类别。Kind of care.' })
  declare category?: MedicalCategory;

  @Field(() => VisitCredential, { nullable: true, description: '就诊凭证类型。Credential shown.' })
  declare credential?: VisitCredential;

  @Field(() => ID, { nullable: true, description: '机构编码。Institution code.' })
  declare institution?: string;

  @Field(() => String, {
    nullable: true,
    description: '结算日期不早于此日（北京时间）。Settled on this day or later, Beijing time.',
  })
  declare settledFrom?: string;

  @Field(() => String, {
    nullable: true,
    description: '结算日期不晚于此日（北京时间）。Settled on this day or before, Beijing time.',
  })
  declare settledTo?: string;

  @Field(() => Boolean, { nullable: true, description: '是否退费。Reversals only, or none.' })
  declare reversal?: boolean;
}

@Resolver(() => Settlement)
export class SettlementResolver {
  @Sharing(OF_A_PATIENT)
  @Query(() => SettlementConnection, { description: '医保结算列表，最近的在前。Settlements, newest first.' })
  settlements(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
    @Arg('filter', () => SettlementFilter, { nullable: true, description: '筛选条件。Filter.' })
    filter?: SettlementFilter,
  ) {
    const { scheme, category, credential, institution, reversal } = filter ?? {};
    const settledAt = settledBetween(filter);
    return findConnection(context, Settlement, {
      where: {
        ...(scheme && { scheme }),
        ...(category && { category }),
        ...(credential && { credential }),
        ...(institution && { institutionCode: institution }),
        ...(typeof reversal === 'boolean' && { reversal }),
        ...(settledAt && { settledAt }),
      },
      orderBy: { settledAt: 'desc', settlementNumber: 'desc' },
      page,
    });
  }

  @FieldResolver(() => String, {
    description: '结算时间（北京时间），如 2025-10-31T09:12:33+08:00。Time of settlement, Beijing time.',
  })
  settledAt(@Root() settlement: Settlement): string {
    return beijingTime(settlement.settledAt);
  }

  @FieldResolver(() => Person, { description: '就诊人。The person treated.' })
  person(@Root() { pid }: Settlement): Pick<Person, 'pid'> {
    return { pid };
  }

  @FieldResolver(() => Institution, {
    nullable: true,
    description: '定点医药机构；市外机构为空。The designated institution; null for institutions elsewhere.',
  })
  institution(@Root() { institutionCode }: Settlement, @Ctx() context: RequestContext) {
    return context.loader(institutionByCode).load(institutionCode);
  }
}

function settledBetween(filter: SettlementFilter | undefined): { $gte?: Date; $lt?: Date } | undefined {
  const from = filter?.settledFrom && dayArgument('filter.settledFrom', filter.settledFrom);
  const to = filter?.settledTo && dayArgument('filter.settledTo', filter.settledTo);
  if (!from && !to) return undefined;
  return { ...(from && { $gte: beijingDay(from).begins }), ...(to && { $lt: beijingDay(to).ends }) };
}
