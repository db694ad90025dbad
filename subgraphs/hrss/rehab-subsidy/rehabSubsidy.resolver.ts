import { findConnection, monthArgument, PageArguments, type RequestContext, Sharing } from '@minsheng/subgraph-kit';
import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import { employerByUscc } from '../employer/employer.reference.ts';
import { Employer } from '../employer/employer.ts';
import { OF_AN_EMPLOYER } from '../sharing.ts';
import { RehabSubsidy, RehabSubsidyConnection } from './rehabSubsidy.ts';

@InputType({ description: '康复机构养老补贴筛选条件。Filter of rehabilitation subsidies.' })
class RehabSubsidyFilter {
  @Field(() => ID, { nullable: true, description: '机构统一社会信用代码。Credit code of the institution.' })
  declare uscc?: string;

  @Field(() => String, { nullable: true, description: '所属期，如 2025-10。Month it is for.' })
  declare period?: string;
}

@Resolver(() => RehabSubsidy)
export class RehabSubsidyResolver {
  @Sharing(OF_AN_EMPLOYER)
  @Query(() => RehabSubsidyConnection, { description: '康复机构养老补贴列表。List of rehabilitation subsidies.' })
  rehabSubsidies(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
    @Arg('filter', () => RehabSubsidyFilter, { nullable: true, description: '筛选条件。Filter.' }) filter?: RehabSubsidyFilter,
  ) {
    const { uscc, period } = filter ?? {};
    return findConnection(context, RehabSubsidy, {
      where: {
        ...(uscc && { employerUscc: uscc }),
        ...(period && { period: monthArgument('filter.period', period) }),
      },
      orderBy: { period: 'desc', id: 'desc' },
      page,
    });
  }

  @FieldResolver(() => Employer, { description: '康复服务协议机构。The institution.' })
  employer(@Root() { employerUscc }: RehabSubsidy, @Ctx() context: RequestContext) {
    return context.loader(employerByUscc).load(employerUscc);
  }
}
