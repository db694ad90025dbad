import { findConnection, PageArguments, type RequestContext } from '@minsheng/subgraph-kit';
import { Arg, Args, Ctx, Field, InputType, Query, Resolver } from 'type-graphql';
import { Participation, ParticipationConnection, Scheme } from './participation.ts';

@InputType({ description: '参保关系筛选条件。Filter of participations.' })
class ParticipationFilter {
  @Field(() => Scheme, { nullable: true, description: '险种。Scheme.' })
  declare scheme?: Scheme;

  @Field(() => String, { nullable: true, description: '在此日期有效。In force on this date.' })
  declare activeOn?: string;
}

@Resolver(() => Participation)
export class ParticipationResolver {
  @Query(() => ParticipationConnection, { description: '参保关系列表。List of participations.' })
  participations(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
    @Arg('filter', () => ParticipationFilter, { nullable: true, description: '筛选条件。Filter.' }) filter?: ParticipationFilter,
  ) {
    const { scheme, activeOn } = filter ?? {};
    return findConnection(context, Participation, {
      where: {
        ...(scheme && { scheme }),
        ...(activeOn && { startDate: { $lte: activeOn }, $or: [{ endDate: null }, { endDate: { $gte: activeOn } }] }),
      },
      orderBy: { id: 'asc' },
      page,
    });
  }
}
