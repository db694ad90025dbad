import { IndicatorPoint, publishDivisions, type RequestContext } from '@minsheng/subgraph-kit';
import { Ctx, FieldResolver, Float, Int, Resolver, Root } from 'type-graphql';
import type { CatalogueEntry } from '../catalogue/catalogueEntry.ts';
import { statusOf } from '../catalogue/statusOf.ts';
import { departmentByName } from '../departments/department.loader.ts';
import { Department } from '../departments/department.ts';
import { divisionByCode } from '../division/division.reference.ts';
import { IndicatorStatus } from '../evaluation/indicatorStatus.ts';
import { reportedDefinition } from '../indicators/index.ts';
import { DivisionValue } from './divisionValue.ts';
import { ReportedIndicator } from './reportedIndicator.ts';
import { readReported } from './reportedReading.ts';
import { townshipReports } from './townshipReport.ts';

@Resolver(() => ReportedIndicator)
export class ReportedIndicatorResolver {
  @FieldResolver(() => String, { nullable: true })
  definition(@Root() { code }: CatalogueEntry) {
    return reportedDefinition(code)?.definition;
  }

  @FieldResolver(() => String, { nullable: true })
  definitionEn(@Root() { code }: CatalogueEntry) {
    return reportedDefinition(code)?.definitionEn;
  }

  @FieldResolver(() => Int, { nullable: true })
  definitionVersion(@Root() { code }: CatalogueEntry) {
    return reportedDefinition(code)?.version;
  }

  @FieldResolver(() => Float, { nullable: true })
  async value(@Root() { code, year }: CatalogueEntry, @Ctx() context: RequestContext) {
    return (await readReported(code, year, context)).newest?.value;
  }

  @FieldResolver(() => Float, { nullable: true })
  async numerator(@Root() { code, year }: CatalogueEntry, @Ctx() context: RequestContext) {
    return (await readReported(code, year, context)).newest?.numerator;
  }

  @FieldResolver(() => Float, { nullable: true })
  async denominator(@Root() { code, year }: CatalogueEntry, @Ctx() context: RequestContext) {
    return (await readReported(code, year, context)).newest?.denominator;
  }

  @FieldResolver(() => String, { nullable: true })
  async asOf(@Root() { code, year }: CatalogueEntry, @Ctx() context: RequestContext) {
    return (await readReported(code, year, context)).newest?.asOf;
  }

  @FieldResolver(() => Float, { nullable: true })
  async completeness(@Root() { code, year }: CatalogueEntry, @Ctx() context: RequestContext) {
    return (await readReported(code, year, context)).newest?.completeness;
  }

  @FieldResolver(() => Float, { nullable: true })
  async trendPerMonth(@Root() { code, year }: CatalogueEntry, @Ctx() context: RequestContext) {
    return (await readReported(code, year, context)).trendPerMonth;
  }

  @FieldResolver(() => [IndicatorPoint], { nullable: true })
  async series(@Root() { code, year }: CatalogueEntry, @Ctx() context: RequestContext) {
    return (await readReported(code, year, context)).series;
  }

  @FieldResolver(() => [DivisionValue], { nullable: true })
  async byDivision(@Root() { code, year }: CatalogueEntry, @Ctx() context: RequestContext) {
    const { newest } = await readReported(code, year, context);
    if (newest === undefined) return [];
    const divisions = await context.loader(townshipReports).load(`${code}:${newest.month}`);
    const published = publishDivisions(divisions, reportedDefinition(code)?.counts);
    return published.map(async row => ({ ...row, division: await context.loader(divisionByCode).load(row.division.code) }));
  }

  @FieldResolver(() => IndicatorStatus, { nullable: true })
  async status(@Root() entry: CatalogueEntry, @Ctx() context: RequestContext) {
    const { newest, trendPerMonth } = await readReported(entry.code, entry.year, context);
    const { value, asOf, definitionVersion } = newest ?? {};
    return statusOf({ ...entry, value, asOf, definitionVersion, trendPerMonth }, context);
  }

  @FieldResolver(() => String, { nullable: true })
  async reportingUnit(@Root() { code, year }: CatalogueEntry, @Ctx() context: RequestContext) {
    return (await readReported(code, year, context)).newest?.reportingUnit;
  }

  @FieldResolver(() => Department, { nullable: true })
  async reportingDepartment(@Root() { code, year }: CatalogueEntry, @Ctx() context: RequestContext) {
    const { newest } = await readReported(code, year, context);
    return newest === undefined ? null : context.loader(departmentByName).load(newest.reportingUnit);
  }

  @FieldResolver(() => String, { nullable: true })
  async reporter(@Root() { code, year }: CatalogueEntry, @Ctx() context: RequestContext) {
    return (await readReported(code, year, context)).newest?.reporter;
  }

  @FieldResolver(() => String, { nullable: true })
  async reportedOn(@Root() { code, year }: CatalogueEntry, @Ctx() context: RequestContext) {
    return (await readReported(code, year, context)).newest?.reportedOn;
  }
}
