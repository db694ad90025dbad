import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Owned by 人社局 (hrss), which knows a unit's name; a placement names it by its credit code only. */
@Directive('@key(fields: "uscc", resolvable: false)')
@ObjectType({
  description: '用人单位，各部门以统一社会信用代码关联。An employer; departments share the credit code.',
  simpleResolvers: true,
})
export class Employer {
  @Field(() => ID, { description: '统一社会信用代码 (GB 32100)。Unified social credit code.' })
  declare uscc: string;
}
