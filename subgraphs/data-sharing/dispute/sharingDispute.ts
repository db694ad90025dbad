import { defineEntity } from '@mikro-orm/core';
import { createConnectionType, Sharing } from '@minsheng/subgraph-kit';
import { Field, ID, ObjectType } from 'type-graphql';
import { SubjectKind } from '../acts/subjectKind.ts';
import { InstantType } from '../calendar/instantType.ts';
import { OPEN_TO_OFFICERS } from '../sharing.ts';
import { DisputeState } from './disputeLifecycle.ts';

export const SharingDisputeSchema = defineEntity({
  name: 'SharingDispute',
  tableName: 'sharing_dispute',
  properties: p => ({
    number: p.text().primary(),
    state: p.enum(() => DisputeState).columnType('text'),
    requester: p.text(),
    provider: p.text(),
    aboutKind: p.enum(() => SubjectKind).columnType('text'),
    aboutNumber: p.text(),
    openedBy: p.text(),
    openedIn: p.text(),
    openedAt: p.type(InstantType).$type<string>().defaultRaw('now()'),
    claim: p.text(),
    outcome: p.text().nullable(),
    settledAtLevel: p
      .enum(() => DisputeState)
      .columnType('text')
      .nullable(),
    settledAt: p.type(InstantType).$type<string>().nullable(),
  }),
});

@Sharing(OPEN_TO_OFFICERS)
@ObjectType({
  description: '共享争议（政务数据共享条例第二十八条）。A dispute about sharing (art. 28).',
  simpleResolvers: true,
})
export class SharingDispute extends SharingDisputeSchema.class {
  @Field(() => ID, { description: '争议编号。Number.' })
  declare number: string;

  @Field(() => DisputeState, { description: '状态。State.' })
  declare state: DisputeState;

  @Field(() => ID, { description: '数据需求部门。The requesting department.' })
  declare requester: string;

  @Field(() => ID, { description: '数据提供部门。The providing department.' })
  declare provider: string;

  @Field(() => SubjectKind, { description: '争议事项种类。Kind of what it is about.' })
  declare aboutKind: SubjectKind;

  @Field(() => ID, { description: '争议事项编号。Number of what it is about.' })
  declare aboutNumber: string;

  @Field({ description: '提出人。Who opened it.' })
  declare openedBy: string;

  @Field(() => ID, { description: '提出部门。The department that opened it.' })
  declare openedIn: string;

  @Field(() => String, { description: '提出时间。When it was opened.' })
  declare openedAt: string;

  @Field({ description: '主张。What is claimed.' })
  declare claim: string;

  @Field(() => String, { nullable: true, description: '处理结果。The outcome.' })
  declare outcome: string | null;

  @Field(() => DisputeState, {
    nullable: true,
    description: '在哪一级解决；未解决为空。The level at which it was settled; null: not yet.',
  })
  declare settledAtLevel: DisputeState | null;

  @Field(() => String, { nullable: true, description: '解决时间。When it was settled.' })
  declare settledAt: string | null;
}
SharingDisputeSchema.setClass(SharingDispute);

export const SharingDisputeConnection = createConnectionType(SharingDispute, 'SharingDispute');
