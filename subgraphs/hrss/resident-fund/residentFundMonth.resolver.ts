import { findConnection, PageArguments, type RequestContext, Sharing } from '@minsheng/subgraph-kit';
import { Arg, Args, Ctx, Field, InputType, Int, Query, Resolver } from 'type-graphql';
import { OPEN } from '../sharing.ts';
import { ResidentFundMonth, ResidentFundMonthConnection } from './residentFundMonth.ts';

@InputType({ description: '基金台账筛选条件。Filter of the fund ledger.' })
class ResidentFundFilter {
  @Field(() => Int, { nullable: true, description: '年度。Year.' })
  declare year?: number;
}

@Resolver(() => ResidentFundMonth)
export class ResidentFundMonthResolver {
  @Sharing(OPEN)
  @Query(() => ResidentFundMonthConnection, {
    description: '城乡居民养老保险基金台账，最近的在前。Ledger of the residents’ pension fund, newest first.',
  })
  residentFundLedger(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
    @Arg('filter', () => ResidentFundFilter, { nullable: true, description: '筛选条件。Filter.' }) filter?: ResidentFundFilter,
  ) {
    return findConnection(context, ResidentFundMonth, {
      where: { ...(filter?.year != null && { year: filter.year }) },
      orderBy: { month: 'desc', id: 'desc' },
      page,
    });
  }
}
