import { Division, findConnection, monthArgument, PageArguments, type RequestContext, Sharing } from '@minsheng/subgraph-kit';
import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import { Scheme } from '../codes/scheme.ts';
import { personOf } from '../person/person.reference.ts';
import { Person } from '../person/person.ts';
import { OF_A_PERSON } from '../sharing.ts';
import { PensionBenefit, PensionBenefitConnection, PensionBenefitStatus, RetirementCategory } from './pensionBenefit.ts';

@InputType({ description: '养老待遇筛选条件。Filter of pension benefits.' })
class PensionBenefitFilter {
  @Field(() => Scheme, { nullable: true, description: '险种。Scheme.' })
  declare scheme?: Scheme;

  @Field(() => RetirementCategory, { nullable: true, description: '离退休类别。Category of retirement.' })
  declare category?: RetirementCategory;

  @Field(() => PensionBenefitStatus, { nullable: true, description: '发放状态。Status.' })
  declare status?: PensionBenefitStatus;

  @Field(() => ID, { nullable: true, description: '所属乡镇代码。Township code.' })
  declare divisionCode?: string;

  @Field(() => String, { nullable: true, description: '在此年月应发，如 2025-10。Due in this month.' })
  declare activeIn?: string;
}

@Resolver(() => PensionBenefit)
export class PensionBenefitResolver {
  @Sharing(OF_A_PERSON)
  @Query(() => PensionBenefitConnection, { description: '养老待遇核定列表。List of approved pension benefits.' })
  pensionBenefits(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
    @Arg('filter', () => PensionBenefitFilter, { nullable: true, description: '筛选条件。Filter.' })
    filter?: PensionBenefitFilter,
  ) {
    const { scheme, category, status, divisionCode, activeIn } = filter ?? {};
    const month = activeIn && monthArgument('filter.activeIn', activeIn);
    return findConnection(context, PensionBenefit, {
      where: {
        ...(scheme && { scheme }),
        ...(category && { category }),
        ...(status && { status }),
        ...(divisionCode && { divisionCode }),
        ...(month && { startMonth: { $lte: month }, $or: [{ endMonth: null }, { endMonth: { $gte: month } }] }),
      },
      orderBy: { id: 'asc' },
      page,
    });
  }

  @FieldResolver(() => Person, { description: '待遇领取人。The recipient.' })
  person(@Root() { pid }: PensionBenefit, @Ctx() context: RequestContext) {
    return personOf(pid, context);
  }

  @FieldResolver(() => Division, { description: '所属乡镇。Township.' })
  division(@Root() { divisionCode }: PensionBenefit): Division {
    return { code: divisionCode };
  }
}
