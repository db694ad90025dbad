import { Division, dayArgument, findConnection, PageArguments, type RequestContext, Sharing } from '@minsheng/subgraph-kit';
import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import { Person } from '../person/person.ts';
import { OF_A_PERSON } from '../sharing.ts';
import { ServiceCategory } from './serviceCategory.ts';
import { Veteran, VeteranConnection } from './veteran.ts';

@InputType({ description: '退役军人筛选条件。Filter of veterans.' })
class VeteranFilter {
  @Field(() => ID, { nullable: true, description: '所属乡镇代码。Code of the township.' })
  declare divisionCode?: string;

  @Field(() => ServiceCategory, { nullable: true, description: '人员类型。What they served as.' })
  declare serviceCategory?: ServiceCategory;

  @Field(() => String, { nullable: true, description: '退役日期不早于。Discharged on or after.' })
  declare dischargedFrom?: string;

  @Field(() => String, { nullable: true, description: '退役日期不晚于。Discharged on or before.' })
  declare dischargedTo?: string;
}

@Resolver(() => Veteran)
export class VeteranResolver {
  @Sharing(OF_A_PERSON)
  @Query(() => VeteranConnection, { description: '退役军人列表。List of veterans.' })
  veterans(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
    @Arg('filter', () => VeteranFilter, { nullable: true, description: '筛选条件。Filter.' }) filter?: VeteranFilter,
  ) {
    const { divisionCode, serviceCategory, dischargedFrom, dischargedTo } = filter ?? {};
    const discharged = {
      ...(dischargedFrom && { $gte: dayArgument('filter.dischargedFrom', dischargedFrom) }),
      ...(dischargedTo && { $lte: dayArgument('filter.dischargedTo', dischargedTo) }),
    };
    return findConnection(context, Veteran, {
      where: {
        ...(divisionCode && { divisionCode }),
        ...(serviceCategory && { serviceCategory }),
        ...((dischargedFrom || dischargedTo) && { dischargedOn: discharged }),
      },
      orderBy: { id: 'asc' },
      page,
    });
  }

  @FieldResolver(() => Person, { description: '退役军人本人。The veteran.' })
  person(@Root() { pid }: Veteran): Pick<Person, 'pid'> {
    return { pid };
  }

  @FieldResolver(() => Division, { description: '所属乡镇。Township.' })
  division(@Root() { divisionCode }: Veteran): Division {
    return { code: divisionCode };
  }
}
