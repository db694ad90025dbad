import type { RequestContext } from '@minsheng/subgraph-kit';
import { Sharing } from '@minsheng/subgraph-kit';
import { GraphQLError } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { departmentByCode } from '../departments/department.loader.ts';
import { Department } from '../departments/department.ts';
import { tasksOfIndicator } from '../keyTask/keyTask.loader.ts';
import { KeyTask } from '../keyTask/keyTask.ts';
import { OPEN } from '../sharing.ts';
import { type CatalogueEntry, catalogueOfYear, defaultYear } from './catalogueEntry.ts';
import { Indicator } from './indicator.ts';

@Resolver(() => Indicator)
export class IndicatorResolver {
  @Sharing(OPEN)
  @Query(() => [Indicator], {
    description:
      '统一指标与目标，按目录顺序，每年最多 100 项。默认年度为已有目标的最近年度。Unified indicators against their targets, at most 100 a year; by default of the newest year that has targets and has begun.',
  })
  async indicators(
    @Ctx() context: RequestContext,
    @Arg('year', () => Int, { nullable: true, description: '目标年度。Year of the targets.' }) year?: number,
    @Arg('codes', () => [ID], { nullable: true, description: '指标代码；为空取全部。Codes; all when left out.' })
    codes?: string[],
  ): Promise<CatalogueEntry[]> {
    const wanted = year ?? (await defaultYear(context));
    if (wanted === undefined) return [];
    const catalogue = await context.loader(catalogueOfYear).load(wanted);
    if (!codes) return catalogue;
    refuseUnknown(codes, catalogue, wanted);
    return catalogue.filter(({ code }) => codes.includes(code));
  }

  @FieldResolver(() => Department)
  async department(@Root() { code, departmentCodes: [first = ''] }: CatalogueEntry, @Ctx() context: RequestContext) {
    return known(await context.loader(departmentByCode).load(first), first, code);
  }

  @FieldResolver(() => [Department])
  async leads(@Root() { code, departmentCodes }: CatalogueEntry, @Ctx() context: RequestContext) {
    const departments = departmentCodes.map(each => context.loader(departmentByCode).load(each));
    return (await Promise.all(departments)).map((department, index) => known(department, departmentCodes[index], code));
  }

  @FieldResolver(() => [KeyTask])
  tasks(@Root() { code }: CatalogueEntry, @Ctx() context: RequestContext) {
    return context.loader(tasksOfIndicator).load(code);
  }
}

function refuseUnknown(codes: string[], catalogue: CatalogueEntry[], year: number): void {
  const unknown = codes.filter(code => !catalogue.some(entry => entry.code === code));
  if (unknown.length === 0) return;
  throw new GraphQLError(
    `参数 codes 中的 ${unknown.join('、')} 不在 ${year} 年指标目录内 (argument "codes": not in the catalogue of ${year}; { indicators(year: ${year}) { code } } lists them)`,
    { extensions: { code: 'BAD_USER_INPUT', argument: 'codes' } },
  );
}

function known<Row>(department: Row | null, departmentCode: string | undefined, indicator: string): Row {
  if (department !== null) return department;
  throw new Error(`catalogue entry ${indicator} names the department "${departmentCode}", which is not in 部门.csv`);
}
