import { PERSON_KEY, Sharing } from '@minsheng/subgraph-kit';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { OF_A_PERSON } from '../sharing.ts';
import { CivilAffairsRecord } from './civilAffairsRecord.ts';

@Directive('@key(fields: "pid")')
@ObjectType({ description: '居民个人，各部门以 pid 关联。A person; departments share only the key pid.' })
export class Person {
  @Sharing(PERSON_KEY)
  @Field(() => ID, { description: '个人标识：身份号码的加密散列。Keyed hash of the citizen ID.' })
  declare pid: string;

  @Sharing(OF_A_PERSON)
  @Field(() => CivilAffairsRecord, {
    nullable: true,
    description: '民政局信息；无记录时为空。The civil affairs record; null when unknown here.',
  })
  declare civilAffairs: CivilAffairsRecord | null;
}
