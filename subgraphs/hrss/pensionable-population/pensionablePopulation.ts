import { defineEntity } from '@mikro-orm/core';
import { createConnectionType, MonthType, Sharing } from '@minsheng/subgraph-kit';
import { Field, Int, ObjectType } from 'type-graphql';
import { OPEN } from '../sharing.ts';

export const PensionablePopulationSchema = defineEntity({
  name: 'PensionablePopulation',
  tableName: 'pensionable_population',
  properties: p => ({
    id: p.bigint('string').primary(),
    month: p.type(MonthType),
    divisionCode: p.text(),
    persons: p.integer(),
    source: p.text(),
    importRun: p.integer(),
  }),
});

/** The denominator of PENSION_COVERAGE is not this department's own fact, so it names where it comes from. */
@Sharing(OPEN)
@ObjectType({ description: '应参保人口（分乡镇）。Persons who ought to be insured, by township.', simpleResolvers: true })
export class PensionablePopulation extends PensionablePopulationSchema.class {
  @Field(() => String, { description: '统计年月，如 2025-10。Month.' })
  declare month: string;

  @Field(() => Int, { description: '应参保人数。Persons.' })
  declare persons: number;

  @Field({ description: '数据来源。Source of the figure.' })
  declare source: string;
}
PensionablePopulationSchema.setClass(PensionablePopulation);

export const PensionablePopulationConnection = createConnectionType(PensionablePopulation, 'PensionablePopulation');
