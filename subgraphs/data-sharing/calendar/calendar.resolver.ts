import { findConnection, PageArguments, type RequestContext, Sharing } from '@minsheng/subgraph-kit';
import { Arg, Args, Ctx, Int, Query, Resolver } from 'type-graphql';
import { badInput, dayText } from '../acting/badInput.ts';
import { OPEN_TO_OFFICERS } from '../sharing.ts';
import { CalendarDay, CalendarDayConnection } from './calendarDay.ts';
import { readCalendar } from './readCalendar.ts';
import { addWorkingDays } from './workingDays.ts';

@Resolver(() => CalendarDay)
export class CalendarResolver {
  @Sharing(OPEN_TO_OFFICERS)
  @Query(() => CalendarDayConnection, {
    description: '工作日历中放假和调休上班的日期。Days off and make-up workdays of the working calendar.',
  })
  calendarDays(@Args(() => PageArguments) page: PageArguments, @Ctx() context: RequestContext) {
    return findConnection(context, CalendarDay, { where: {}, orderBy: { day: 'asc' }, page });
  }

  @Sharing(OPEN_TO_OFFICERS)
  @Query(() => String, {
    description: '工作日时限的最后一日，起算日不计。Last day of a time limit in working days; the day it begins is not counted.',
  })
  async dueDay(
    @Ctx() context: RequestContext,
    @Arg('begins', () => String, { description: '起算日期。The day it begins.' }) begins: string,
    @Arg('workingDays', () => Int, { description: '工作日数，1 到 250。Working days, 1 to 250.' }) workingDays: number,
  ): Promise<string> {
    if (workingDays < 1 || workingDays > 250) {
      throw badInput(
        'workingDays',
        '参数 workingDays 须为 1 到 250',
        `argument "workingDays" must be 1 to 250, got ${workingDays}`,
      );
    }
    return addWorkingDays(dayText('begins', begins), workingDays, await readCalendar(context.sql));
  }
}
