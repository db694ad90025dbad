import { Division, findConnection, monthArgument, PageArguments, type RequestContext, Sharing } from '@minsheng/subgraph-kit';
import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import { OPEN } from '../sharing.ts';
import { PensionablePopulation, PensionablePopulationConnection } from './pensionablePopulation.ts';

@InputType({ description: '应参保人口筛选条件。Filter of the pensionable population.' })
class PensionablePopulationFilter {
  @Field(() => ID, { nullable: true, description: '所属乡镇代码。Township code.' })
  declare divisionCode?: string;

  @Field(() => String, { nullable: true, description: '统计年月，如 2025-10。Month.' })
  declare month?: string;
}

@Resolver(() => PensionablePopulation)
export class PensionablePopulationResolver {
  @Sharing(OPEN)
  @Query(() => PensionablePopulationConnection, {
    description: '应参保人口列表，最近的在前。Pensionable population, newest first.',
  })
  pensionablePopulation(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
    @Arg('filter', () => PensionablePopulationFilter, { nullable: true, description: '筛选条件。Filter.' })
    filter?: PensionablePopulationFilter,
  ) {
    const { divisionCode, month } = filter ?? {};
    return findConnection(context, PensionablePopulation, {
      where: {
        ...(divisionCode && { divisionCode }),
        ...(month && { month: monthArgument('filter.month', month) }),
      },
      orderBy: { month: 'desc', id: 'desc' },
      page,
    });
  }

  @FieldResolver(() => Division, { description: '所属乡镇。Township.' })
  division(@Root() { divisionCode }: PensionablePopulation): Division {
    return { code: divisionCode };
  }
}
