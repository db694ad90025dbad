import { dayArgument, findConnection, PageArguments, type RequestContext, Sharing } from '@minsheng/subgraph-kit';
import { Arg, Args, Ctx, Field, FieldResolver, InputType, Query, Resolver, Root } from 'type-graphql';
import { communityByCode } from '../community/community.reference.ts';
import { Community } from '../community/community.ts';
import { OPEN } from '../sharing.ts';
import { HomeCareStation, HomeCareStationConnection } from './homeCareStation.ts';

@InputType({ description: '养老服务站点筛选条件。Filter of home-care stations.' })
class HomeCareStationFilter {
  @Field(() => String, { nullable: true, description: '在此日期启用中。Open on this date.' })
  declare activeOn?: string;
}

@Resolver(() => HomeCareStation)
export class HomeCareStationResolver {
  @Sharing(OPEN)
  @Query(() => HomeCareStationConnection, { description: '养老服务站点列表。List of home-care stations.' })
  homeCareStations(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
    @Arg('filter', () => HomeCareStationFilter, { nullable: true, description: '筛选条件。Filter.' })
    filter?: HomeCareStationFilter,
  ) {
    const { activeOn } = filter ?? {};
    const day = activeOn && dayArgument('filter.activeOn', activeOn);
    return findConnection(context, HomeCareStation, {
      where: {
        ...(day && { openedOn: { $lte: day }, $or: [{ closedOn: null }, { closedOn: { $gt: day } }] }),
      },
      orderBy: { id: 'asc' },
      page,
    });
  }

  @FieldResolver(() => Community, {
    nullable: true,
    description: '所在社区；社区清单中没有时为空。The community; null when the list of communities does not name it.',
  })
  community(@Root() { communityCode }: HomeCareStation, @Ctx() context: RequestContext) {
    return context.loader(communityByCode).load(communityCode);
  }
}
