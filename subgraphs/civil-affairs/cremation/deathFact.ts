import { Sharing } from '@minsheng/subgraph-kit';
import { Field, ObjectType } from 'type-graphql';
import { OF_A_DECEASED } from '../sharing.ts';
import { DeathFactStatus } from './deathFactStatus.ts';

@Sharing(OF_A_DECEASED)
@ObjectType({
  description:
    '死亡事实，由民政局火化登记确认；撤销后日期为空，不得作为停发依据。A death as civil affairs knows it. A retracted one has no dates: the person was never dead.',
  simpleResolvers: true,
})
export class DeathFact {
  @Field(() => DeathFactStatus, { description: '登记、更正或撤销。Registered, corrected or retracted.' })
  declare status: DeathFactStatus;

  @Sharing({ masks: ['yesNo', 'band'] })
  @Field(() => String, {
    nullable: true,
    description: '死亡日期（申报）；撤销后为空。Declared date of death; null once retracted.',
  })
  declare deathDate: string | null;

  @Field(() => String, { nullable: true, description: '火化日期；撤销后为空。Date of cremation; null once retracted.' })
  declare cremationDate: string | null;

  @Field({ description: '登记日期。Date of registration.' })
  declare registeredOn: string;

  @Sharing({ masks: ['masked'] })
  @Field({ description: '登记的逝者姓名，用于核对身份。Name on the record, for checking the identity.' })
  declare name: string;
}
