import { createConnectionType, Sharing } from '@minsheng/subgraph-kit';
import { Field, ID, ObjectType } from 'type-graphql';
import { OPEN_TO_OFFICERS } from '../sharing.ts';

@Sharing(OPEN_TO_OFFICERS)
@ObjectType({
  description:
    '使用情况与成效记录，保存不少于 3 年（政务数据共享条例第二十六、二十九条）。What a receiver reports of its use and the effect, kept for at least 3 years (arts 26, 29).',
  simpleResolvers: true,
})
export class UsageRecord {
  @Field(() => ID, { description: '编号。Identifier.' })
  declare id: string;

  @Field({ description: '使用场景。Scenario of the use.' })
  declare scenario: string;

  @Field({ description: '使用过程。How it was used.' })
  declare process: string;

  @Field({ description: '应用成效。Effect of the use.' })
  declare effect: string;

  @Field({ description: '存储情况。Where and how it is stored.' })
  declare storage: string;

  @Field(() => String, { nullable: true, description: '销毁情况；未销毁为空。How it was destroyed; null: not yet.' })
  declare destruction: string | null;

  @Field({ description: '记录人。Who recorded it.' })
  declare recordedBy: string;

  declare recordedAt: string;
}

export const UsageRecordConnection = createConnectionType(UsageRecord, 'UsageRecord');
