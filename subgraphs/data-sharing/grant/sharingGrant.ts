import { defineEntity } from '@mikro-orm/core';
import { createConnectionType, Sharing } from '@minsheng/subgraph-kit';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { InstantType } from '../calendar/instantType.ts';
import { OPEN_TO_OFFICERS } from '../sharing.ts';
import { AccessRightState } from './grantState.ts';

export const SharingGrantSchema = defineEntity({
  name: 'SharingGrant',
  tableName: 'sharing_grant',
  properties: p => ({
    number: p.text().primary(),
    applicationNumber: p.text(),
    state: p.enum(() => AccessRightState).columnType('text'),
    requester: p.text(),
    provider: p.text(),
    responsible: p.text(),
    fields: p.array().$type<string[]>(),
    purposes: p.array().$type<string[]>(),
    masks: p.array().$type<string[]>(),
    personsPerDay: p.integer().nullable(),
    validFrom: p.type(InstantType).$type<string>(),
    validUntil: p.type(InstantType).$type<string>(),
    version: p.bigint('string'),
    reason: p.text().nullable(),
    suspendedByAuthority: p.boolean().default(false),
    endedAt: p.type(InstantType).$type<string>().nullable(),
  }),
});

@Sharing(OPEN_TO_OFFICERS)
@ObjectType({
  description:
    '授权：同意的申请允许什么、到何时（政务数据共享条例第二十二、二十五、二十七条）。A grant: what an agreed application allows, until when.',
  simpleResolvers: true,
})
export class SharingGrant extends SharingGrantSchema.class {
  @Field(() => ID, { description: '授权编号。Number.' })
  declare number: string;

  declare state: AccessRightState;

  @Field(() => ID, { description: '申请编号。Number of the application.' })
  declare applicationNumber: string;

  @Field(() => ID, { description: '数据需求部门。The requesting department.' })
  declare requester: string;

  @Field(() => ID, { description: '数据提供部门。The providing department.' })
  declare provider: string;

  @Field({
    description: '使用责任人（第三十四条：谁使用谁负责）。The officer who answers for the use (art. 34).',
  })
  declare responsible: string;

  @Field(() => [String], { description: '数据项坐标。Coordinates of fields, or "Type.*".' })
  declare fields: string[];

  @Field(() => [String], { description: '用途代码。Codes of purposes.' })
  declare purposes: string[];

  @Field(() => [String], { description: '脱敏方式。Masks.' })
  declare masks: string[];

  @Field(() => Int, { nullable: true, description: '每日人数上限；为空按默认。Persons per day; null: the default limit.' })
  declare personsPerDay: number | null;

  @Field(() => String, { description: '生效时间。Valid from.' })
  declare validFrom: string;

  @Field(() => String, { description: '失效时间，不含。Valid until, itself excluded.' })
  declare validUntil: string;

  @Field(() => String, {
    nullable: true,
    description: '最近一次暂停、恢复或者终止的理由。Reason of the last suspension, resumption or termination.',
  })
  declare reason: string | null;

  @Field(() => Boolean, {
    description:
      '最近一次暂停是否由主管部门作出；是则只能由主管部门恢复（第二十七条）。Whether the authority suspended it, which alone resumes it then (art. 27).',
  })
  declare suspendedByAuthority: boolean;

  @Field(() => String, { nullable: true, description: '结束时间；未结束为空。When it ended; null while it lives.' })
  declare endedAt: string | null;
}
SharingGrantSchema.setClass(SharingGrant);

export const SharingGrantConnection = createConnectionType(SharingGrant, 'SharingGrant');
