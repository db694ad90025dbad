import { findConnection, PageArguments, type RequestContext, Sharing } from '@minsheng/subgraph-kit';
import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { actingOfficer, isAuthority } from '../acting/actingOfficer.ts';
import { OPEN_TO_OFFICERS } from '../sharing.ts';
import { todayIn } from './runClock.ts';
import { StatutoryClock, StatutoryClockConnection } from './statutoryClock.ts';

@Resolver(() => StatutoryClock)
export class StatutoryClockResolver {
  @Sharing(OPEN_TO_OFFICERS)
  @Query(() => StatutoryClockConnection, {
    description:
      '逾期未办结的法定时限；主管部门看全部，其他部门看本部门（政务数据共享条例第三十九至四十一条）。Statutory clocks that ran out while the duty is undone; the authority sees all, a department its own.',
  })
  async overdueClocks(@Args(() => PageArguments) page: PageArguments, @Ctx() context: RequestContext) {
    const officer = actingOfficer(context);
    const today = await todayIn(context.sql);
    return findConnection(context, StatutoryClock, {
      where: {
        stoppedOn: null,
        dueOn: { $lt: today },
        ...(!isAuthority(officer) && { department: officer.department }),
      },
      orderBy: { dueOn: 'asc', id: 'asc' },
      page,
    });
  }
}
