import { defineEntity } from '@mikro-orm/core';
import { createConnectionType, Sharing } from '@minsheng/subgraph-kit';
import { Field, ID, ObjectType } from 'type-graphql';
import { InstantType } from '../calendar/instantType.ts';
import { OPEN_TO_OFFICERS } from '../sharing.ts';
import { CorrectionFinding, CorrectionState } from './correctionState.ts';

export const CorrectionRequestSchema = defineEntity({
  name: 'CorrectionRequest',
  tableName: 'correction_request',
  properties: p => ({
    number: p.text().primary(),
    state: p.enum(() => CorrectionState).columnType('text'),
    requester: p.text(),
    provider: p.text(),
    filedBy: p.text(),
    filedAt: p.type(InstantType).$type<string>().defaultRaw('now()'),
    coordinate: p.text(),
    entityKeyHash: p.text(),
    wrong: p.text(),
    receivers: p.array().$type<string[]>().default([]),
    finding: p
      .enum(() => CorrectionFinding)
      .columnType('text')
      .nullable(),
    reply: p.text().nullable(),
    repliedBy: p.text().nullable(),
    repliedAt: p.type(InstantType).$type<string>().nullable(),
    closedAt: p.type(InstantType).$type<string>().nullable(),
  }),
});

@Sharing(OPEN_TO_OFFICERS)
@ObjectType({
  description:
    '校核申请：接收部门认为数据有误（政务数据共享条例第二十六条）。A receiver’s request to verify and correct a value (art. 26).',
  simpleResolvers: true,
})
export class CorrectionRequest extends CorrectionRequestSchema.class {
  @Field(() => ID, { description: '校核申请编号。Number.' })
  declare number: string;

  @Field(() => CorrectionState, { description: '状态。State.' })
  declare state: CorrectionState;

  @Field(() => ID, { description: '提出部门。The department that filed it.' })
  declare requester: string;

  @Field(() => ID, { description: '数源部门。The owner of the value.' })
  declare provider: string;

  @Field({ description: '提出人。Who filed it.' })
  declare filedBy: string;

  @Field(() => String, { description: '提出时间。When it was filed.' })
  declare filedAt: string;

  @Field({ description: '数据项坐标。Coordinate of the field in question.' })
  declare coordinate: string;

  @Field({ description: '记录标识的密码散列，不是证件号码。Keyed hash of the record’s key, never a citizen ID.' })
  declare entityKeyHash: string;

  @Field({ description: '有误之处。What is wrong.' })
  declare wrong: string;

  @Field(() => CorrectionFinding, { nullable: true, description: '核实结论；未答复为空。What was found; null: no reply yet.' })
  declare finding: CorrectionFinding | null;

  @Field(() => String, { nullable: true, description: '答复。The reply.' })
  declare reply: string | null;

  @Field(() => String, { nullable: true, description: '答复人。Who replied.' })
  declare repliedBy: string | null;

  @Field(() => String, { nullable: true, description: '答复时间。When it was replied to.' })
  declare repliedAt: string | null;

  @Field(() => String, { nullable: true, description: '办结时间。When it was closed.' })
  declare closedAt: string | null;
}
CorrectionRequestSchema.setClass(CorrectionRequest);

export const CorrectionRequestConnection = createConnectionType(CorrectionRequest, 'CorrectionRequest');
