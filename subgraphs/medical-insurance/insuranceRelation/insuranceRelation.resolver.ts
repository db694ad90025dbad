import { Division, dayArgument, findConnection, PageArguments, type RequestContext, Sharing } from '@minsheng/subgraph-kit';
import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import { InsuranceStatus } from '../codes/insuranceStatus.ts';
import { InsuranceType } from '../codes/insuranceType.ts';
import { SubsidyCategory } from '../codes/subsidyCategory.ts';
import { Employer } from '../employer/employer.ts';
import { Person } from '../person/person.ts';
import { OF_AN_INSURED_PERSON } from '../sharing.ts';
import { InsuranceRelation, InsuranceRelationConnection } from './insuranceRelation.ts';

@InputType({ description: '医保参保关系筛选条件。Filter of medical insurance relations.' })
class MedicalInsuranceRelationFilter {
  @Field(() => InsuranceType, { nullable: true, description: '险种。Insurance type.' })
  declare scheme?: InsuranceType;

  @Field(() => InsuranceStatus, { nullable: true, description: '参保状态。State.' })
  declare status?: InsuranceStatus;

  @Field(() => String, { nullable: true, description: '在此日期处于参保期间，如 2025-10-31。Insured on this date.' })
  declare activeOn?: string;

  @Field(() => ID, { nullable: true, description: '所属乡镇的九位代码。Nine-digit code of the township.' })
  declare divisionCode?: string;

  @Field(() => String, { nullable: true, description: '用人单位统一社会信用代码。Credit code of the employer.' })
  declare employer?: string;

  @Field(() => SubsidyCategory, { nullable: true, description: '资助参保类别。Category whose premium is subsidised.' })
  declare subsidyCategory?: SubsidyCategory;
}

@Resolver(() => InsuranceRelation)
export class InsuranceRelationResolver {
  @Sharing(OF_AN_INSURED_PERSON)
  @Query(() => InsuranceRelationConnection, { description: '医保参保关系列表。List of medical insurance relations.' })
  insurances(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
    @Arg('filter', () => MedicalInsuranceRelationFilter, { nullable: true, description: '筛选条件。Filter.' })
    filter?: MedicalInsuranceRelationFilter,
  ) {
    const { scheme, status, divisionCode, employer, subsidyCategory } = filter ?? {};
    const activeOn = filter?.activeOn && dayArgument('filter.activeOn', filter.activeOn);
    return findConnection(context, InsuranceRelation, {
      where: {
        ...(scheme && { scheme }),
        ...(status && { status }),
        ...(divisionCode && { divisionCode }),
        ...(employer && { employerUscc: employer }),
        ...(subsidyCategory && { subsidyCategory }),
        ...(activeOn && { startDate: { $lte: activeOn }, $or: [{ endDate: null }, { endDate: { $gte: activeOn } }] }),
      },
      orderBy: { id: 'asc' },
      page,
    });
  }

  @FieldResolver(() => Person, { description: '参保人。The insured person.' })
  person(@Root() { pid }: InsuranceRelation): Pick<Person, 'pid'> {
    return { pid };
  }

  @FieldResolver(() => Employer, {
    nullable: true,
    description: '用人单位；非单位参保时为空。Employer; null if not insured by one.',
  })
  employer(@Root() { employerUscc }: InsuranceRelation): Pick<Employer, 'uscc'> | null {
    return employerUscc ? { uscc: employerUscc } : null;
  }

  @FieldResolver(() => Division, { description: '所属乡镇。Township.' })
  division(@Root() { divisionCode }: InsuranceRelation): Division {
    return { code: divisionCode };
  }
}
