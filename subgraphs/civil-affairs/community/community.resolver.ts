import {
  connectionByParent,
  Division,
  findConnection,
  PageArguments,
  type RequestContext,
  Sharing,
} from '@minsheng/subgraph-kit';
import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import { type HomeCareStation, HomeCareStationConnection } from '../home-care-station/homeCareStation.ts';
import { OPEN } from '../sharing.ts';
import { Community, CommunityConnection } from './community.ts';
import { CommunityKind } from './communityKind.ts';

@InputType({ description: '城乡社区筛选条件。Filter of communities.' })
class CommunityFilter {
  @Field(() => ID, { nullable: true, description: '所属乡镇代码。Code of the township.' })
  declare divisionCode?: string;

  @Field(() => CommunityKind, { nullable: true, description: '社区类型。Urban community or village.' })
  declare kind?: CommunityKind;
}

const stationsOf = connectionByParent<HomeCareStation>({
  table: 'home_care_station',
  parentColumn: 'community_code',
  columns: {
    id: 'id',
    stationNumber: 'station_number',
    name: 'name',
    communityCode: 'community_code',
    openedOn: 'opened_on::text',
    closedOn: 'closed_on::text',
  },
  orderBy: ['opened_on', 'id'],
});

@Resolver(() => Community)
export class CommunityResolver {
  @Sharing(OPEN)
  @Query(() => CommunityConnection, { description: '城乡社区列表。List of communities.' })
  communities(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
    @Arg('filter', () => CommunityFilter, { nullable: true, description: '筛选条件。Filter.' }) filter?: CommunityFilter,
  ) {
    const { divisionCode, kind } = filter ?? {};
    return findConnection(context, Community, {
      where: {
        ...(divisionCode && { divisionCode }),
        ...(kind && { kind }),
      },
      orderBy: { id: 'asc' },
      page,
    });
  }

  @FieldResolver(() => Division, { description: '所属乡镇。Township.' })
  division(@Root() { divisionCode }: Community): Division {
    return { code: divisionCode };
  }

  @FieldResolver(() => HomeCareStationConnection, {
    description: '社区内的养老服务站点，最近启用的在前。Home-care stations, newest first.',
  })
  stations(@Root() { code }: Community, @Args(() => PageArguments) page: PageArguments, @Ctx() context: RequestContext) {
    return stationsOf(code, page, context);
  }
}
