import { defineEntity } from '@mikro-orm/core';
import { createConnectionType, Sharing } from '@minsheng/subgraph-kit';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { SubjectKind } from '../acts/subjectKind.ts';
import { OPEN_TO_OFFICERS } from '../sharing.ts';
import { ClockKind } from './clockKinds.ts';

export const StatutoryClockSchema = defineEntity({
  name: 'StatutoryClock',
  tableName: 'statutory_clock',
  properties: p => ({
    id: p.bigint('string').primary(),
    subjectKind: p.enum(() => SubjectKind).columnType('text'),
    subjectNumber: p.text(),
    kind: p.enum(() => ClockKind).columnType('text'),
    department: p.text(),
    startedOn: p.date(),
    workingDays: p.integer(),
    extendedBy: p.integer().default(0),
    dueOn: p.date(),
    stoppedOn: p.date().nullable(),
  }),
});

@Sharing(OPEN_TO_OFFICERS)
@ObjectType({
  description:
    '法定时限，按工作日计算（政务数据共享条例第十六、十七、二十一、二十二、二十六条）。A statutory clock, counted in working days.',
  simpleResolvers: true,
})
export class StatutoryClock extends StatutoryClockSchema.class {
  @Field(() => ID, { description: '编号。Identifier.' })
  declare id: string;

  @Field(() => SubjectKind, { description: '事项种类。Kind of what it runs for.' })
  declare subjectKind: SubjectKind;

  @Field(() => ID, { description: '事项编号。Number of what it runs for.' })
  declare subjectNumber: string;

  @Field(() => ClockKind, { description: '时限种类。Which duty it runs for.' })
  declare kind: ClockKind;

  @Field({ description: '责任部门。The department that has to act.' })
  declare department: string;

  @Field({ description: '起算日期，当日不计。The day it began, itself not counted.' })
  declare startedOn: string;

  @Field(() => Int, { description: '法定工作日数。Working days that the law gives.' })
  declare workingDays: number;

  @Field(() => Int, { description: '经同意延长的工作日数。Working days by which it was extended.' })
  declare extendedBy: number;

  @Field({ description: '到期日期。The last day.' })
  declare dueOn: string;

  @Field(() => String, { nullable: true, description: '办结日期；未办结为空。The day the duty was done; null while it runs.' })
  declare stoppedOn: string | null;
}
StatutoryClockSchema.setClass(StatutoryClock);

export const StatutoryClockConnection = createConnectionType(StatutoryClock, 'StatutoryClock');
