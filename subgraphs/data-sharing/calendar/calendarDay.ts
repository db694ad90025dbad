import { defineEntity } from '@mikro-orm/core';
import { createConnectionType, Sharing } from '@minsheng/subgraph-kit';
import { Field, ObjectType } from 'type-graphql';
import { OPEN_TO_OFFICERS } from '../sharing.ts';

export const CalendarDaySchema = defineEntity({
  name: 'CalendarDay',
  tableName: 'calendar_day',
  properties: p => ({
    day: p.date().primary(),
    working: p.boolean(),
    occasion: p.text(),
    source: p.text(),
    verified: p.boolean(),
    importRun: p.integer(),
  }),
});

@Sharing(OPEN_TO_OFFICERS)
@ObjectType({
  description:
    '放假或者调休上班的一天；其余日期按周一至周五上班。A day off or a make-up workday; all other days follow the week.',
  simpleResolvers: true,
})
export class CalendarDay extends CalendarDaySchema.class {
  @Field({ description: '日期。Day.' })
  declare day: string;

  @Field({ description: '是否上班。Whether work is done.' })
  declare working: boolean;

  @Field({ description: '节日。The holiday it belongs to.' })
  declare occasion: string;

  @Field({ description: '来源文件。The notice that says so.' })
  declare source: string;

  @Field({ description: '是否已与来源核对；否为待核。Whether it was compared with the notice.' })
  declare verified: boolean;
}
CalendarDaySchema.setClass(CalendarDay);

export const CalendarDayConnection = createConnectionType(CalendarDay, 'CalendarDay');
