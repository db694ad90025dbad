import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';

/** A township or the city, owned by the leading group's office; a department names it by its code only. */
@Directive('@key(fields: "code", resolvable: false)')
@ObjectType({ description: '行政区划，由领导小组办公室维护。An administrative division, owned by the leading group office.' })
export class Division {
  @Field(() => ID, {
    description: '区划代码：县级市 6 位，乡镇街道 9 位。Division code: 6 digits for the city, 9 for a township.',
  })
  declare code: string;
}

@Directive('@shareable')
@ObjectType({ description: '指标的一个月末值。An indicator at the end of one month.', simpleResolvers: true })
export class IndicatorPoint {
  @Field({ description: '月份，如 2025-10。Month, e.g. 2025-10.' })
  declare month: string;

  @Field(() => Float, { nullable: true, description: '指标值；空值表示无数据，不是 0。Value; null means no data, never 0.' })
  declare value: number | null;

  @Field(() => Float, { nullable: true, description: '分子。Numerator.' })
  declare numerator: number | null;

  @Field(() => Float, { nullable: true, description: '分母。Denominator.' })
  declare denominator: number | null;

  @Field(() => Int, { description: '修订次数，1 为首次发布。Revision, 1 for the first publication.' })
  declare revision: number;
}

@Directive('@shareable')
@ObjectType({ description: '指标的一个乡镇值。An indicator in one township.', simpleResolvers: true })
export class DivisionValue {
  @Field(() => Division, { description: '乡镇或街道。The township.' })
  declare division: Division;

  @Field(() => Float, { nullable: true, description: '指标值；受小数抑制保护时为空。Value; null when suppressed.' })
  declare value: number | null;

  @Field(() => Float, { nullable: true, description: '分子。Numerator.' })
  declare numerator: number | null;

  @Field(() => Float, { nullable: true, description: '分母。Denominator.' })
  declare denominator: number | null;

  @Field({ description: '是否因涉及人数过少而不予公布。Whether the cell is withheld because it speaks of too few persons.' })
  declare suppressed: boolean;
}
