import { Division, dayArgument, findConnection, PageArguments, type RequestContext, Sharing } from '@minsheng/subgraph-kit';
import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import { Person } from '../person/person.ts';
import { OF_A_PERSON } from '../sharing.ts';
import { HomeCareBed, HomeCareBedConnection } from './homeCareBed.ts';

@InputType({ description: '家庭养老床位筛选条件。Filter of home-care beds.' })
class HomeCareBedFilter {
  @Field(() => ID, { nullable: true, description: '所属乡镇代码。Code of the township.' })
  declare divisionCode?: string;

  @Field(() => String, { nullable: true, description: '在此日期已验收且未停用。Accepted and not withdrawn on this date.' })
  declare activeOn?: string;
}

@Resolver(() => HomeCareBed)
export class HomeCareBedResolver {
  @Sharing(OF_A_PERSON)
  @Query(() => HomeCareBedConnection, { description: '家庭养老床位列表。List of home-care beds.' })
  homeCareBeds(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
    @Arg('filter', () => HomeCareBedFilter, { nullable: true, description: '筛选条件。Filter.' }) filter?: HomeCareBedFilter,
  ) {
    const { divisionCode, activeOn } = filter ?? {};
    const day = activeOn && dayArgument('filter.activeOn', activeOn);
    return findConnection(context, HomeCareBed, {
      where: {
        ...(divisionCode && { divisionCode }),
        ...(day && { acceptedOn: { $lte: day }, $or: [{ withdrawnOn: null }, { withdrawnOn: { $gt: day } }] }),
      },
      orderBy: { id: 'asc' },
      page,
    });
  }

  @FieldResolver(() => Person, { description: '使用床位的老人。The elder who uses the bed.' })
  person(@Root() { pid }: HomeCareBed): Pick<Person, 'pid'> {
    return { pid };
  }

  @FieldResolver(() => Division, { description: '所属乡镇。Township.' })
  division(@Root() { divisionCode }: HomeCareBed): Division {
    return { code: divisionCode };
  }
}
