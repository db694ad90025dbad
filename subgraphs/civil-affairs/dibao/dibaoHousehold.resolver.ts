import {
  connectionByParent,
  Division,
  dayArgument,
  findConnection,
  PageArguments,
  type RequestContext,
  Sharing,
} from '@minsheng/subgraph-kit';
import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import { paymentsOfHousehold } from '../aid-payment/aidPayment.reference.ts';
import { AidPaymentConnection } from '../aid-payment/aidPayment.ts';
import { Person } from '../person/person.ts';
import { OF_A_PERSON } from '../sharing.ts';
import { DibaoArea } from './dibaoCodes.ts';
import { DibaoHousehold, DibaoHouseholdConnection } from './dibaoHousehold.ts';
import { type DibaoMember, DibaoMemberConnection } from './dibaoMember.ts';

@InputType({ description: '低保家庭筛选条件。Filter of dibao households.' })
class DibaoHouseholdFilter {
  @Field(() => ID, { nullable: true, description: '所属乡镇代码。Code of the township.' })
  declare divisionCode?: string;

  @Field(() => DibaoArea, { nullable: true, description: '城乡类别。Urban or rural.' })
  declare area?: DibaoArea;

  @Field(() => String, { nullable: true, description: '在此日期享受低保。On dibao on this date.' })
  declare activeOn?: string;
}

const membersOf = connectionByParent<DibaoMember>({
  table: 'dibao_member',
  parentColumn: 'household_number',
  columns: {
    householdNumber: 'household_number',
    pid: 'pid',
    name: 'name',
    relation: 'relation',
    joinedOn: 'joined_on::text',
    leftOn: 'left_on::text',
  },
  orderBy: ['joined_on', 'id'],
});

@Resolver(() => DibaoHousehold)
export class DibaoHouseholdResolver {
  @Sharing(OF_A_PERSON)
  @Query(() => DibaoHouseholdConnection, { description: '低保家庭列表。List of dibao households.' })
  dibaoHouseholds(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
    @Arg('filter', () => DibaoHouseholdFilter, { nullable: true, description: '筛选条件。Filter.' })
    filter?: DibaoHouseholdFilter,
  ) {
    const { divisionCode, area, activeOn } = filter ?? {};
    const day = activeOn && dayArgument('filter.activeOn', activeOn);
    return findConnection(context, DibaoHousehold, {
      where: {
        ...(divisionCode && { divisionCode }),
        ...(area && { area }),
        ...(day && { approvedOn: { $lte: day }, $or: [{ exitedOn: null }, { exitedOn: { $gt: day } }] }),
      },
      orderBy: { id: 'asc' },
      page,
    });
  }

  @FieldResolver(() => Division, { description: '所属乡镇。Township.' })
  division(@Root() { divisionCode }: DibaoHousehold): Division {
    return { code: divisionCode };
  }

  @FieldResolver(() => Person, { description: '户主。Head of the household.' })
  head(@Root() { headPid }: DibaoHousehold): Pick<Person, 'pid'> {
    return { pid: headPid };
  }

  @FieldResolver(() => DibaoMemberConnection, {
    description: '家庭成员，含已退出的，最近加入的在前。Members, past ones included, newest first.',
  })
  members(
    @Root() { householdNumber }: DibaoHousehold,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ) {
    return membersOf(householdNumber, page, context);
  }

  @FieldResolver(() => AidPaymentConnection, {
    description: '以该家庭名义的发放，最近的在前。Payments to the household, newest first.',
  })
  payments(
    @Root() { householdNumber }: DibaoHousehold,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ) {
    return paymentsOfHousehold(householdNumber, page, context);
  }
}
