import { Directive, Field, Float, ObjectType } from 'type-graphql';
import { Division } from '../division/division.ts';

/** The shared value type of the kit, word by word, over the division that is owned here instead of the kit's stub of it. */
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
