import { Sharing } from '@minsheng/subgraph-kit';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { OF_AN_EMPLOYER } from '../sharing.ts';

@Directive('@key(fields: "uscc")')
@ObjectType({ description: '用人单位，各部门以统一社会信用代码关联。An employer; departments share the credit code.' })
export class Employer {
  @Field(() => ID, { description: '统一社会信用代码 (GB 32100)。Unified social credit code.' })
  declare uscc: string;

  @Sharing(OF_AN_EMPLOYER)
  @Field(() => Int, {
    nullable: true,
    description:
      '以本单位参加职工医保（险种 310）且状态正常的人数；从未有人以本单位参保时为空。' +
      'Persons insured in the employees’ scheme (310) by this employer; null if nobody ever was.',
  })
  declare medicalInsured: number | null;
}
