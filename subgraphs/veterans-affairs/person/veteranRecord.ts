import { Division, Sharing } from '@minsheng/subgraph-kit';
import { Field, ObjectType } from 'type-graphql';
import { OF_A_PERSON } from '../sharing.ts';
import { ServiceCategory } from '../veteran/serviceCategory.ts';

@Sharing(OF_A_PERSON)
@ObjectType({ description: '服役经历。Military service.', simpleResolvers: true })
export class MilitaryService {
  @Field(() => ServiceCategory, { description: '人员类型。What the person served as.' })
  declare category: ServiceCategory;

  @Field({ description: '入伍日期。Date of enlistment.' })
  declare enlistedOn: string;

  @Field({ description: '退役日期。Date of discharge.' })
  declare dischargedOn: string;
}

@Sharing(OF_A_PERSON)
@ObjectType({
  description:
    '退役军人事务局掌握的个人信息；优抚对象可能是遗属而非退役军人。What veterans affairs knows of a person, who may be a survivor and no veteran.',
  simpleResolvers: true,
})
export class VeteranRecord {
  declare pid: string;

  @Sharing({ masks: ['masked'] })
  @Field(() => String, {
    nullable: true,
    description: '姓名；仅有发放或确认记录时为空。Name; null for a payment or confirmation alone.',
  })
  declare name: string | null;

  @Field(() => Division, { nullable: true, description: '所属乡镇。Township.' })
  declare division: Division | null;

  @Sharing({ masks: ['yesNo'] })
  @Field(() => MilitaryService, { nullable: true, description: '服役经历；遗属为空。Military service; null for a survivor.' })
  declare service: MilitaryService | null;
}
