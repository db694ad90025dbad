import { defineEntity } from '@mikro-orm/core';
import { createConnectionType, Sharing } from '@minsheng/subgraph-kit';
import { Field, ID, ObjectType } from 'type-graphql';
import { InstantType } from '../calendar/instantType.ts';
import { OPEN_TO_OFFICERS } from '../sharing.ts';

export const CorrectionNoticeSchema = defineEntity({
  name: 'CorrectionNotice',
  tableName: 'correction_notice',
  properties: p => ({
    id: p.bigint('string').primary(),
    correctionNumber: p.text(),
    department: p.text(),
    sentAt: p.type(InstantType).$type<string>().defaultRaw('now()'),
    handledBy: p.text().nullable(),
    handledAt: p.type(InstantType).$type<string>().nullable(),
    handling: p.text().nullable(),
  }),
});

@Sharing(OPEN_TO_OFFICERS)
@ObjectType({
  description:
    '更正通知：告知收到过有误数据的部门（政务数据共享条例第二十六条）。Tells a department that received a wrong value (art. 26).',
  simpleResolvers: true,
})
export class CorrectionNotice extends CorrectionNoticeSchema.class {
  @Field(() => ID, { description: '编号。Identifier.' })
  declare id: string;

  declare correctionNumber: string;

  @Field(() => ID, { description: '接收部门。The department that received the value.' })
  declare department: string;

  @Field(() => String, { description: '通知时间。When it was told.' })
  declare sentAt: string;

  @Field(() => String, { nullable: true, description: '处理人。Who acted on it.' })
  declare handledBy: string | null;

  @Field(() => String, { nullable: true, description: '处理时间；未处理为空。When it was acted on; null: not yet.' })
  declare handledAt: string | null;

  @Field(() => String, { nullable: true, description: '处理情况。What was done.' })
  declare handling: string | null;
}
CorrectionNoticeSchema.setClass(CorrectionNotice);

export const CorrectionNoticeConnection = createConnectionType(CorrectionNotice, 'CorrectionNotice');
