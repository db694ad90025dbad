import { Division, findConnection, monthArgument, PageArguments, type RequestContext, Sharing } from '@minsheng/subgraph-kit';
import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import { Person } from '../person/person.ts';
import { OF_A_VULNERABLE_PERSON } from '../sharing.ts';
import { DisabilitySubsidy, DisabilitySubsidyConnection } from './disabilitySubsidy.ts';
import { DisabilitySubsidyKind } from './disabilitySubsidyKind.ts';

@InputType({ description: '残疾人两项补贴筛选条件。Filter of disability subsidies.' })
class DisabilitySubsidyFilter {
  @Field(() => ID, { nullable: true, description: '所属乡镇代码。Code of the township.' })
  declare divisionCode?: string;

  @Field(() => DisabilitySubsidyKind, { nullable: true, description: '补贴类型。Living or nursing subsidy.' })
  declare kind?: DisabilitySubsidyKind;

  @Field(() => String, { nullable: true, description: '在此月享受，如 2025-10。In force in this month.' })
  declare activeIn?: string;
}

@Resolver(() => DisabilitySubsidy)
export class DisabilitySubsidyResolver {
  @Sharing(OF_A_VULNERABLE_PERSON)
  @Query(() => DisabilitySubsidyConnection, { description: '残疾人两项补贴列表。List of disability subsidies.' })
  disabilitySubsidies(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
    @Arg('filter', () => DisabilitySubsidyFilter, { nullable: true, description: '筛选条件。Filter.' })
    filter?: DisabilitySubsidyFilter,
  ) {
    const { divisionCode, kind, activeIn } = filter ?? {};
    const month = activeIn && monthArgument('filter.activeIn', activeIn);
    return findConnection(context, DisabilitySubsidy, {
      where: {
        ...(divisionCode && { divisionCode }),
        ...(kind && { kind }),
        ...(month && { startMonth: { $lte: month }, $or: [{ endMonth: null }, { endMonth: { $gte: month } }] }),
      },
      orderBy: { id: 'asc' },
      page,
    });
  }

  @FieldResolver(() => Person, { description: '残疾人本人。The disabled person.' })
  person(@Root() { pid }: DisabilitySubsidy): Pick<Person, 'pid'> {
    return { pid };
  }

  @FieldResolver(() => Division, { description: '所属乡镇。Township.' })
  division(@Root() { divisionCode }: DisabilitySubsidy): Division {
    return { code: divisionCode };
  }
}
