import { Division, PERSON_KEY, Sharing } from '@minsheng/subgraph-kit';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { OF_AN_INSURED_PERSON } from '../sharing.ts';

@Sharing(OF_AN_INSURED_PERSON)
@ObjectType({
  description: '医保分局掌握的个人医疗保障信息。What medical insurance knows of a person.',
  simpleResolvers: true,
})
export class MedicalInsuranceRecord {
  declare pid: string;

  @Sharing({ masks: ['masked'] })
  @Field({ description: '姓名。Name.' })
  declare name: string;

  @Sharing({ sensitivity: 'minor', masks: ['band'] })
  @Field({ description: '出生日期。Date of birth.' })
  declare birthDate: string;

  @Field({
    description: '当前是否参加基本医保（险种 310 或 390，状态正常）。Whether now insured in a basic scheme (310 or 390).',
  })
  declare insured: boolean;

  @Field(() => Division, { description: '所属乡镇。Township.' })
  declare division: Division;
}

@Directive('@key(fields: "pid")')
@ObjectType({ description: '居民个人，各部门以 pid 关联。A person; departments share only the key pid.' })
export class Person {
  @Sharing(PERSON_KEY)
  @Field(() => ID, { description: '个人标识：身份号码的加密散列。Keyed hash of the citizen ID.' })
  declare pid: string;

  @Sharing(OF_AN_INSURED_PERSON)
  @Field(() => MedicalInsuranceRecord, {
    nullable: true,
    description: '医保分局信息；从未参保时为空。The medical insurance record; null for a person who was never insured here.',
  })
  declare medicalInsurance: MedicalInsuranceRecord | null;
}
