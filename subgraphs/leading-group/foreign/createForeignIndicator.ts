import { type Reference, type RequestContext, Sharing } from '@minsheng/subgraph-kit';
import { Ctx, Directive, Field, FieldResolver, Float, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { catalogueOfYear } from '../catalogue/catalogueEntry.ts';
import { Indicator } from '../catalogue/indicator.ts';
import { statusOf } from '../catalogue/statusOf.ts';
import { IndicatorStatus } from '../evaluation/indicatorStatus.ts';
import { OPEN } from '../sharing.ts';
import { indicatorTypeName } from './indicatorTypeName.ts';

export interface ForeignIndicatorType {
  /** The folder's name of the department that owns the values. */
  subgraph: string;
  title: string;
  type: new () => Indicator;
  resolver: new () => object;
  reference: Reference;
}

/**
 * The office's share of an indicator whose value another department owns: catalogue fields from here, and `status` judged from what the
 * owner measured, which the gateway brings along with the key (`@requires`). A department does not judge itself.
 */
export function createForeignIndicator(subgraph: string, title: string): ForeignIndicatorType {
  const typeName = indicatorTypeName(subgraph);

  @Directive('@key(fields: "code year")')
  @ObjectType(typeName, {
    implements: Indicator,
    description: `${title}计算的指标。An indicator computed by this department.`,
    simpleResolvers: true,
  })
  class ForeignIndicator extends Indicator {
    @Directive('@external')
    @Field(() => Float, { nullable: true })
    declare value?: number | null;

    @Directive('@external')
    @Field(() => Float, { nullable: true })
    declare trendPerMonth?: number | null;

    @Directive('@external')
    @Field(() => String, { nullable: true })
    declare asOf?: string | null;

    @Directive('@external')
    @Field(() => Int, { nullable: true })
    declare definitionVersion?: number | null;

    @Sharing(OPEN)
    @Directive('@requires(fields: "value trendPerMonth asOf definitionVersion")')
    @Field(() => IndicatorStatus, { nullable: true })
    declare status: IndicatorStatus | null;
  }

  @Resolver(() => ForeignIndicator)
  class ForeignIndicatorResolver {
    @FieldResolver(() => IndicatorStatus, { nullable: true })
    status(@Root() indicator: ForeignIndicator, @Ctx() context: RequestContext) {
      return statusOf(indicator, context);
    }
  }

  return { subgraph, title, type: ForeignIndicator, resolver: ForeignIndicatorResolver, reference: catalogueReference(typeName) };
}

/** Answers from the catalogue and keeps what the representation brought of the owner's measurement. */
function catalogueReference(typeName: string): Reference {
  return {
    typeName,
    async load(representations, context) {
      return Promise.all(
        representations.map(async ({ code, year, value, trendPerMonth, asOf, definitionVersion }) => {
          const catalogue = await context.loader(catalogueOfYear).load(Number(year));
          const entry = catalogue.find(each => each.code === code && each.__typename === typeName);
          return entry === undefined ? null : { ...entry, value, trendPerMonth, asOf, definitionVersion };
        }),
      );
    },
  };
}
