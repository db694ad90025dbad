import { IndicatorPoint, Sharing } from '@minsheng/subgraph-kit';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Indicator } from '../catalogue/indicator.ts';
import { Department } from '../departments/department.ts';
import { OF_AN_OFFICER, OPEN } from '../sharing.ts';
import { DivisionValue } from './divisionValue.ts';

/** The measured share of `Indicator` (the kit's MeasuredIndicator) with its reporter, because the office itself holds the reports. */
@Sharing(OPEN)
@ObjectType({
  implements: Indicator,
  description:
    '填报指标：没有部门业务数据，由责任单位填报。An indicator that is reported, because no department holds it in rows.',
})
export class ReportedIndicator extends Indicator {
  @Field(() => String, { nullable: true, description: '口径说明。Definition in words.' })
  declare definition: string | null;

  @Field(() => String, { nullable: true, description: '口径说明（英文）。Definition in English.' })
  declare definitionEn: string | null;

  @Field(() => Int, { nullable: true, description: '口径版本。Version of the definition.' })
  declare definitionVersion: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      '指标值；空值表示无数据，不是 0。目标年度尚无数据的，为此前最近月份的状态（见 asOf）；按年累计的指标则为空。' +
      'Value; null means no data, never 0. Without data of the target’s year it is the newest state before (see asOf), and null where it counts up within a year.',
  })
  declare value: number | null;

  @Field(() => Float, { nullable: true, description: '分子。Numerator.' })
  declare numerator: number | null;

  @Field(() => Float, { nullable: true, description: '分母。Denominator.' })
  declare denominator: number | null;

  @Field(() => String, { nullable: true, description: '数据截止日期。As-of date of the data.' })
  declare asOf: string | null;

  @Field(() => Float, {
    nullable: true,
    description: '完整性：已填报乡镇占比，只填报全市的为 1。Completeness: townships that reported, 1 for a city-wide report.',
  })
  declare completeness: number | null;

  @Field(() => Float, { nullable: true, description: '近六个月的月均变化。Average monthly change over six months.' })
  declare trendPerMonth: number | null;

  @Field(() => [IndicatorPoint], { nullable: true, description: '月度序列，最多 24 个月。Monthly series, at most 24 months.' })
  declare series: IndicatorPoint[];

  @Field(() => [DivisionValue], { nullable: true, description: '分乡镇数值，最多为乡镇数。By township, at most one value each.' })
  declare byDivision: DivisionValue[];

  @Field(() => String, { nullable: true, description: '填报单位，按填报原文。Reporting unit as written in the report.' })
  declare reportingUnit: string | null;

  @Field(() => Department, { nullable: true, description: '填报单位对应的部门。The department that the reporting unit is.' })
  declare reportingDepartment: Department | null;

  @Sharing(OF_AN_OFFICER)
  @Field(() => String, { nullable: true, description: '填报人。Who reported the value.' })
  declare reporter: string | null;

  @Field(() => String, { nullable: true, description: '填报日期。Date of the report.' })
  declare reportedOn: string | null;
}
