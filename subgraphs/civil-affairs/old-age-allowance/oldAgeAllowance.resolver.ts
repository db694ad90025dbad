import { Division, findConnection, monthArgument, PageArguments, type RequestContext, Sharing } from '@minsheng/subgraph-kit';
import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import { Person } from '../person/person.ts';
import { OF_A_PERSON } from '../sharing.ts';
import { OldAgeAllowance, OldAgeAllowanceConnection } from './oldAgeAllowance.ts';

@InputType({ description: '高龄津贴筛选条件。Filter of old-age allowances.' })
class OldAgeAllowanceFilter {
  @Field(() => ID, { nullable: true, description: '所属乡镇代码。Code of the township.' })
  declare divisionCode?: string;

  @Field(() => String, { nullable: true, description: '在此月享受，如 2025-10。In force in this month.' })
  declare activeIn?: string;
}

@Resolver(() => OldAgeAllowance)
export class OldAgeAllowanceResolver {
  @Sharing(OF_A_PERSON)
  @Query(() => OldAgeAllowanceConnection, { description: '高龄津贴列表。List of old-age allowances.' })
  oldAgeAllowances(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
    @Arg('filter', () => OldAgeAllowanceFilter, { nullable: true, description: '筛选条件。Filter.' })
    filter?: OldAgeAllowanceFilter,
  ) {
    const { divisionCode, activeIn } = filter ?? {};
    const month = activeIn && monthArgument('filter.activeIn', activeIn);
    return findConnection(context, OldAgeAllowance, {
      where: {
        ...(divisionCode && { divisionCode }),
        ...(month && { startMonth: { $lte: month }, $or: [{ endMonth: null }, { endMonth: { $gte: month } }] }),
      },
      orderBy: { id: 'asc' },
      page,
    });
  }

  @FieldResolver(() => Person, { description: '享受津贴的老人。The elder.' })
  person(@Root() { pid }: OldAgeAllowance): Pick<Person, 'pid'> {
    return { pid };
  }

  @FieldResolver(() => Division, { description: '所属乡镇。Township.' })
  division(@Root() { divisionCode }: OldAgeAllowance): Division {
    return { code: divisionCode };
  }
}
