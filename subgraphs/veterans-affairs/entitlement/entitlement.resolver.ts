import { Division, findConnection, monthArgument, PageArguments, type RequestContext, Sharing } from '@minsheng/subgraph-kit';
import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import { Person } from '../person/person.ts';
import { OF_A_PERSON } from '../sharing.ts';
import { Entitlement, EntitlementConnection } from './entitlement.ts';
import { EntitlementCategory } from './entitlementCategory.ts';
import { EntitlementStatus } from './entitlementCodes.ts';

@InputType({ description: '优抚待遇筛选条件。Filter of entitlements.' })
class EntitlementFilter {
  @Field(() => ID, { nullable: true, description: '所属乡镇代码。Code of the township.' })
  declare divisionCode?: string;

  @Field(() => EntitlementCategory, { nullable: true, description: '优抚类别。Category.' })
  declare category?: EntitlementCategory;

  @Field(() => EntitlementStatus, { nullable: true, description: '状态。State.' })
  declare status?: EntitlementStatus;

  @Field(() => String, { nullable: true, description: '在此月享受，如 2025-10。In force in this month.' })
  declare activeIn?: string;
}

@Resolver(() => Entitlement)
export class EntitlementResolver {
  @Sharing(OF_A_PERSON)
  @Query(() => EntitlementConnection, { description: '优抚待遇列表。List of entitlements.' })
  entitlements(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
    @Arg('filter', () => EntitlementFilter, { nullable: true, description: '筛选条件。Filter.' }) filter?: EntitlementFilter,
  ) {
    const { divisionCode, category, status, activeIn } = filter ?? {};
    const month = activeIn && monthArgument('filter.activeIn', activeIn);
    return findConnection(context, Entitlement, {
      where: {
        ...(divisionCode && { divisionCode }),
        ...(category && { category }),
        ...(status && { status }),
        ...(month && { startMonth: { $lte: month }, $or: [{ endMonth: null }, { endMonth: { $gte: month } }] }),
      },
      orderBy: { id: 'asc' },
      page,
    });
  }

  @FieldResolver(() => Person, { description: '优抚对象。The entitled person.' })
  person(@Root() { pid }: Entitlement): Pick<Person, 'pid'> {
    return { pid };
  }

  @FieldResolver(() => Division, { description: '所属乡镇。Township.' })
  division(@Root() { divisionCode }: Entitlement): Division {
    return { code: divisionCode };
  }
}
