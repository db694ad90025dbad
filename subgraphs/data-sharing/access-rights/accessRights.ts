import { Sharing } from '@minsheng/subgraph-kit';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { AccessRightState } from '../grant/grantState.ts';
import { OPEN_TO_OFFICERS } from '../sharing.ts';

@Sharing(OPEN_TO_OFFICERS)
@ObjectType({
  description: '网关据以判断的一项授权（政务数据共享条例第二十五、二十七条）。A grant as gateways enforce it (arts 25, 27).',
  simpleResolvers: true,
})
export class AccessRight {
  @Field(() => ID, { description: '授权编号。Number of the grant.' })
  declare number: string;

  @Field(() => AccessRightState, { description: '状态，按当前时间计算。State, computed as of now.' })
  declare state: AccessRightState;

  @Field({ description: '数据需求部门。The requesting department, by folder name.' })
  declare requester: string;

  @Field({ description: '数据提供部门。The providing department, by folder name.' })
  declare provider: string;

  @Field(() => [String], { description: '数据项坐标，或 "Type.*"。Coordinates of fields, or "Type.*".' })
  declare fields: string[];

  @Field(() => [String], { description: '用途代码。Codes of purposes.' })
  declare purposes: string[];

  @Field(() => [String], { description: '脱敏方式，如 "Cremation.cause=yesNo"；其余全部显示。Masks; others in full.' })
  declare masks: string[];

  @Field({ description: '生效时间。Valid from, ISO 8601 with offset.' })
  declare validFrom: string;

  @Field({ description: '失效时间，不含。Valid until, itself excluded, ISO 8601 with offset.' })
  declare validUntil: string;

  @Field(() => Int, { nullable: true, description: '每日人数上限；为空按默认。Persons per day; null: the default limit.' })
  declare personsPerDay: number | null;
}

@Sharing(OPEN_TO_OFFICERS)
@ObjectType({ description: '自某一版本以来变化的授权。Grants that changed after a version.', simpleResolvers: true })
export class AccessRights {
  @Field(() => ID, { description: '当前版本，只增不减。The version now; it only grows.' })
  declare version: string;

  @Field(() => [AccessRight], {
    description: '此后变化的全部授权，含已结束的。All grants that changed after it, ended ones too.',
  })
  declare grants: AccessRight[];
}
