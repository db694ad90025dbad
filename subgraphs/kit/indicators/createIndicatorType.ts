import { Ctx, Directive, Field, FieldResolver, Float, ID, Int, InterfaceType, ObjectType, Resolver, Root } from 'type-graphql';
import type { Reference } from '../schema/reference.ts';
import { Sharing } from '../schema/sharing/Sharing.ts';
import type { SharingWord } from '../schema/sharing/SharingWord.ts';
import type { RequestContext } from '../server/requestContext.ts';
import type { IndicatorDefinition } from './indicatorDefinition.ts';
import { citySeries, divisionReadings, type IndicatorReading } from './indicatorReading.ts';
import { DivisionValue, IndicatorPoint } from './indicatorTypes.ts';
import { publishDivisions } from './publishDivisions.ts';
import { type ReadingKey, readingKey } from './readingKey.ts';
import { readingsForYear } from './readingsForYear.ts';
import { trendPerMonth } from './trendPerMonth.ts';

/**
 * Monthly figures do not spoil in a week. All that `status` is computed from must have it, or a department that is down would
 * leave the value and take the judgement with it.
 */
const LAST_KNOWN_FOR_A_WEEK = `@lastKnown(maxAge: ${7 * 24 * 60 * 60})`;

/** Totals speak of nobody. Of the interface's fields no single department is the owner; of its own type's, the one that computes them is. */
const MEASURED: SharingWord = { class: 'unconditional', sensitivity: 'none', updated: 'monthly' };
/** The leading group's office computes `status` from it. */
const JUDGED: SharingWord = { ...MEASURED, derivableBy: ['leading-group'] };

/** The owner's share of the interface `Indicator`; the leading group's office holds name, target and status (schema/README.md). */
@InterfaceType('Indicator', {
  description: '社会保障统一指标。A unified indicator of the social-security opinions.',
  resolveType: (value: { __typename: string }) => value.__typename,
  autoRegisterImplementations: false,
})
export abstract class MeasuredIndicator {
  @Field(() => ID, { description: '指标代码。Indicator code.' })
  declare code: string;

  @Field(() => Int, { description: '目标年度。Year of the target.' })
  declare year: number;

  @Sharing(MEASURED)
  @Field({
    nullable: true,
    description: '口径说明；数值按其他版本口径计算时为空。Definition in words; null while the value is of another version of it.',
  })
  declare definition?: string;

  @Sharing(MEASURED)
  @Field({ nullable: true, description: '口径说明（英文）。Definition in English, as far as `definition`.' })
  declare definitionEn?: string;

  @Directive(LAST_KNOWN_FOR_A_WEEK)
  @Sharing(JUDGED)
  @Field(() => Int, {
    nullable: true,
    description:
      '数值所依据的口径版本；无数据时为现行版本。Version of the definition that the value was computed by; the present one without data.',
  })
  declare definitionVersion?: number;

  @Directive(LAST_KNOWN_FOR_A_WEEK)
  @Sharing(JUDGED)
  @Field(() => Float, {
    nullable: true,
    description:
      '指标值；空值表示无数据，不是 0。目标年度尚无数据的，为此前最近月份的状态（见 asOf）；按年累计的指标则为空。' +
      'Value; null means no data, never 0. Without data of the target’s year it is the newest state before (see asOf), and null where it counts up within a year.',
  })
  declare value?: number;

  @Directive(LAST_KNOWN_FOR_A_WEEK)
  @Sharing(MEASURED)
  @Field(() => Float, { nullable: true, description: '分子。Numerator.' })
  declare numerator?: number;

  @Directive(LAST_KNOWN_FOR_A_WEEK)
  @Sharing(MEASURED)
  @Field(() => Float, { nullable: true, description: '分母。Denominator.' })
  declare denominator?: number;

  @Directive(LAST_KNOWN_FOR_A_WEEK)
  @Sharing(JUDGED)
  @Field({ nullable: true, description: '数据截止日期。As-of date of the data.' })
  declare asOf?: string;

  @Sharing(MEASURED)
  @Field(() => Float, {
    nullable: true,
    description: '完整性：来源文件中通过校验的行占比，0 到 1。Completeness: accepted rows of the sources, 0 to 1.',
  })
  declare completeness?: number;

  @Directive(LAST_KNOWN_FOR_A_WEEK)
  @Sharing(JUDGED)
  @Field(() => Float, { nullable: true, description: '近六个月的月均变化。Average monthly change over six months.' })
  declare trendPerMonth?: number;

  @Sharing(MEASURED)
  @Field(() => [IndicatorPoint], { nullable: true, description: '月度序列，最多 24 个月。Monthly series, at most 24 months.' })
  declare series?: IndicatorPoint[];

  @Sharing(MEASURED)
  @Field(() => [DivisionValue], { nullable: true, description: '分乡镇数值，最多为乡镇数。By township, at most one value each.' })
  declare byDivision?: DivisionValue[];
}

export interface IndicatorType {
  type: new () => MeasuredIndicator;
  resolver: new () => object;
  reference: Reference;
}

/**
 * Creates a department's implementation of `Indicator`, e.g. `HrssIndicator`, answered from the department's snapshots.
 * An unknown code is null: the office's catalogue then names an indicator that this department does not compute.
 */
export function createIndicatorType(typeName: string, title: string, indicators: IndicatorDefinition[]): IndicatorType {
  const definitions = new Map(indicators.map(indicator => [indicator.code, indicator]));

  @Directive('@key(fields: "code year")')
  @ObjectType(typeName, {
    implements: MeasuredIndicator,
    description: `${title}计算的指标。An indicator computed by this department.`,
    simpleResolvers: true,
  })
  class OwnIndicator extends MeasuredIndicator {}

  @Resolver(() => OwnIndicator)
  class OwnIndicatorResolver {
    @Sharing(MEASURED)
    @FieldResolver(() => [DivisionValue], { nullable: true })
    async byDivision(@Root() { code, year }: OwnIndicator, @Ctx() context: RequestContext) {
      const readings = await context.loader(divisionReadings).load(readingKey(code, year));
      const definition = definitions.get(code);
      return publishDivisions(readingsForYear(readings, year, definition), definition?.counts);
    }
  }

  return {
    type: OwnIndicator,
    resolver: OwnIndicatorResolver,
    reference: {
      typeName,
      async load(representations, context) {
        const keys = representations.map(({ code, year }) => readingKey(String(code), Number(year)));
        const series = await readSeries(keys, context);
        return representations.map(({ code, year }, index) => {
          const definition = definitions.get(String(code));
          return definition === undefined ? null : measured(definition, Number(year), series[index] ?? []);
        });
      },
    },
  };
}

async function readSeries(keys: ReadingKey[], context: RequestContext): Promise<IndicatorReading[][]> {
  const distinct = [...new Set(keys)];
  const series = await citySeries(distinct, context);
  const byKey = new Map(distinct.map((key, index) => [key, series[index]]));
  return keys.map(key => {
    const readings = byKey.get(key);
    if (readings instanceof Error) throw readings;
    return readings ?? [];
  });
}

/** Everything but the breakdown, which is read only when it is asked for. Without a reading there is no data, which is not zero. */
function measured(definition: IndicatorDefinition, year: number, series: IndicatorReading[]): object {
  const ofYear = readingsForYear(series, year, definition);
  const newest = ofYear.at(-1);
  // A value stands beside the words that it was computed by, or beside none: the office approves a version, not a number.
  const definitionVersion = newest?.definitionVersion ?? definition.version;
  return {
    code: definition.code,
    year,
    ...(definitionVersion === definition.version && wordsOf(definition)),
    definitionVersion,
    value: newest?.value,
    numerator: newest?.numerator,
    denominator: newest?.denominator,
    asOf: newest?.asOf,
    completeness: newest?.completeness,
    trendPerMonth: trendPerMonth(ofYear),
    series,
  };
}

function wordsOf({ definition, definitionEn }: IndicatorDefinition) {
  return { definition, definitionEn };
}
