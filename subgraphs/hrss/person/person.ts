import { Division } from '@minsheng/subgraph-kit';
import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';

/** 生存状态 AAC060. */
export enum LivingStatus {
  ALIVE = '1',
  DECEASED = '2',
  MISSING = '3',
}
registerEnumType(LivingStatus, {
  name: 'LivingStatus',
  description: '生存状态 (AAC060)。Living status as this department knows it.',
  valuesConfig: {
    ALIVE: { description: '正常。Alive.' },
    DECEASED: { description: '死亡。Deceased.' },
    MISSING: { description: '失踪。Missing.' },
  },
});

@ObjectType({
  description: '人社局掌握的个人社会保险信息。What human resources and social security knows of a person.',
  simpleResolvers: true,
})
export class SocialSecurityRecord {
  declare pid: string;

  @Field({ description: '姓名。Name.' })
  declare name: string;

  @Field({ description: '出生日期。Date of birth.' })
  declare birthDate: string;

  @Field(() => LivingStatus, { description: '生存状态。Living status.' })
  declare livingStatus: LivingStatus;

  @Field(() => String, { nullable: true, description: '首次参保年月，如 2008-07。First insured month.' })
  declare firstInsuredMonth: string | null;

  @Field(() => Division, { description: '所属乡镇。Township.' })
  declare division: Division;
}

@Directive('@key(fields: "pid")')
@ObjectType({ description: '居民个人，各部门以 pid 关联。A person; departments share only the key pid.' })
export class Person {
  @Field(() => ID, { description: '个人标识：身份号码的加密散列。Keyed hash of the citizen ID.' })
  declare pid: string;

  @Field(() => SocialSecurityRecord, {
    nullable: true,
    description: '人社局信息；无记录时为空。The hrss record; null when unknown here.',
  })
  declare socialSecurity: SocialSecurityRecord | null;
}
