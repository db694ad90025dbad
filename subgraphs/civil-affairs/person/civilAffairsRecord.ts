import { Division, Sharing } from '@minsheng/subgraph-kit';
import { Field, ObjectType } from 'type-graphql';
import { DeathFact } from '../cremation/deathFact.ts';
import { DestituteSupport } from '../destitute-support/destituteSupport.ts';
import { DibaoMember } from '../dibao/dibaoMember.ts';
import { OldAgeAllowance } from '../old-age-allowance/oldAgeAllowance.ts';
import { OF_A_DECEASED, OF_A_PERSON } from '../sharing.ts';

@Sharing(OF_A_PERSON)
@ObjectType({
  description:
    '民政局掌握的个人信息；“当前”均以最近一次数据截止日期为准。What civil affairs knows of a person; "current" means at the newest data date.',
  simpleResolvers: true,
})
export class CivilAffairsRecord {
  declare pid: string;

  @Field(() => Division, {
    nullable: true,
    description:
      '所属乡镇，取最近一次登记；仅有死亡或发放记录时为空。Township of the newest entry in a register; null for a death or a payment alone.',
  })
  declare division: Division | null;

  @Sharing({ ...OF_A_DECEASED, masks: ['yesNo'] })
  @Field(() => DeathFact, {
    nullable: true,
    description: '死亡事实；从未登记时为空。The death fact; null when none was ever registered.',
  })
  declare death: DeathFact | null;

  @Sharing({ masks: ['yesNo'] })
  @Field(() => DibaoMember, {
    nullable: true,
    description: '当前所在低保家庭的成员身份。Current membership of a dibao household.',
  })
  declare minimumLivingAllowance: DibaoMember | null;

  @Sharing({ masks: ['yesNo'] })
  @Field(() => DestituteSupport, { nullable: true, description: '当前特困供养。Current support in extreme hardship.' })
  declare destituteSupport: DestituteSupport | null;

  @Sharing({ masks: ['yesNo'] })
  @Field(() => OldAgeAllowance, { nullable: true, description: '当前高龄津贴。Current old-age allowance.' })
  declare oldAgeAllowance: OldAgeAllowance | null;
}
