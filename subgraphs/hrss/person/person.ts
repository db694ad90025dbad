import { Division, PERSON_KEY, Sharing } from '@minsheng/subgraph-kit';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { OF_A_PERSON } from '../sharing.ts';
import { LivingStatus, Sex } from './personCodes.ts';

@Sharing(OF_A_PERSON)
@ObjectType({
  description: '人社局掌握的个人社会保险信息。What human resources and social security knows of a person.',
  simpleResolvers: true,
})
export class SocialSecurityRecord {
  declare pid: string;

  @Sharing({ masks: ['masked'] })
  @Field({ description: '个人编号 (AAC001)。Person number in the social-insurance system.' })
  declare personNumber: string;

  @Sharing({ masks: ['masked'] })
  @Field({ description: '姓名。Name.' })
  declare name: string;

  @Field(() => Sex, { description: '性别。Sex.' })
  declare sex: Sex;

  @Sharing({ masks: ['band'] })
  @Field({ description: '出生日期。Date of birth.' })
  declare birthDate: string;

  @Field(() => LivingStatus, { description: '生存状态。Living status.' })
  declare livingStatus: LivingStatus;

  @Field(() => String, { nullable: true, description: '首次参保年月，如 2008-07。First insured month.' })
  declare firstInsuredMonth: string | null;

  @Field(() => Division, { description: '所属乡镇。Township.' })
  declare division: Division;
}

/** Always made together with its record (`personReference`, `personOf`): no field of it waits for a resolver. */
@Directive('@key(fields: "pid")')
@ObjectType({ description: '居民个人，各部门以 pid 关联。A person; departments share only the key pid.', simpleResolvers: true })
export class Person {
  @Sharing(PERSON_KEY)
  @Field(() => ID, { description: '个人标识：身份号码的加密散列。Keyed hash of the citizen ID.' })
  declare pid: string;

  @Sharing(OF_A_PERSON)
  @Field(() => SocialSecurityRecord, {
    nullable: true,
    description: '人社局信息；无记录时为空。The hrss record; null when unknown here.',
  })
  declare socialSecurity: SocialSecurityRecord | null;
}
