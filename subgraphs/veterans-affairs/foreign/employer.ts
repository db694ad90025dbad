import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Owned by 人社局 (hrss), which knows a unit's name; a placement names it by its credit code only. */
@Directive('@key(fields: "uscc", resolvable: false)')
@ObjectType({
  description: '用人单位，由人社局维护。An employer, owned by human resources and social security.',
  simpleResolvers: true,
})
export class Employer {
  @Field(() => ID, { description: '统一社会信用代码。Credit code (GB 32100).' })
  declare uscc: string;
}
