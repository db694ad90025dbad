import type { RequestContext } from '@minsheng/subgraph-kit';
import { Sharing } from '@minsheng/subgraph-kit';
import { GraphQLError } from 'graphql';
import { Arg, Ctx, Directive, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { type CatalogueEntry, catalogueOfYear, defaultYear } from '../catalogue/catalogueEntry.ts';
import { Indicator } from '../catalogue/indicator.ts';
import { type DepartmentRow, departmentByName } from '../departments/department.loader.ts';
import { Department } from '../departments/department.ts';
import { OPEN } from '../sharing.ts';
import { indicatorsOfTask, type KeyTaskRow, type KeyTaskUnit, readKeyTasks, unitsOfTask } from './keyTask.loader.ts';
import { KeyTask, KeyTaskLead } from './keyTask.ts';

@Resolver(() => KeyTask)
export class KeyTaskResolver {
  @Directive('@listSize(assumedSize: 20)')
  @Sharing(OPEN)
  @Query(() => [KeyTask], { description: '重点任务，最多 20 项。Key tasks, at most 20.' })
  async keyTasks(
    @Ctx() context: RequestContext,
    @Arg('numbers', () => [Int], { nullable: true, description: '任务编号；为空取全部。Numbers; all when left out.' })
    numbers?: number[],
  ): Promise<KeyTaskRow[]> {
    const tasks = await readKeyTasks(context);
    if (!numbers) return tasks;
    refuseUnknown(numbers, tasks);
    return tasks.filter(({ number }) => numbers.includes(number));
  }

  @FieldResolver(() => [KeyTaskLead])
  async leads(@Root() { number, leadMode }: KeyTaskRow, @Ctx() context: RequestContext) {
    const departments = await departmentsInRole(number, 'LEAD', context);
    return departments.map(department => ({ mode: leadMode, department }));
  }

  @FieldResolver(() => [Department])
  responsibleUnits(@Root() { number }: KeyTaskRow, @Ctx() context: RequestContext) {
    return departmentsInRole(number, 'RESPONSIBLE', context);
  }

  @FieldResolver(() => [Indicator])
  async indicators(@Root() { number }: KeyTaskRow, @Ctx() context: RequestContext): Promise<CatalogueEntry[]> {
    const codes = await context.loader(indicatorsOfTask).load(number);
    const year = codes.length === 0 ? undefined : await defaultYear(context);
    if (year === undefined) return [];
    return (await context.loader(catalogueOfYear).load(year)).filter(({ code }) => codes.includes(code));
  }
}

async function departmentsInRole(task: number, role: KeyTaskUnit['role'], context: RequestContext): Promise<DepartmentRow[]> {
  const units = (await context.loader(unitsOfTask).load(task)).filter(unit => unit.role === role);
  return Promise.all(
    units.map(async ({ unitName }) => {
      const department = await context.loader(departmentByName).load(unitName);
      if (department !== null) return department;
      throw new Error(`key task ${task} names the unit "${unitName}", which is neither in 部门.csv nor in 部门别名.csv`);
    }),
  );
}

function refuseUnknown(numbers: number[], tasks: KeyTaskRow[]): void {
  const unknown = numbers.filter(number => !tasks.some(task => task.number === number));
  if (unknown.length === 0) return;
  throw new GraphQLError(
    `参数 numbers 中的 ${unknown.join('、')} 不是重点任务编号，应为 1 到 ${tasks.length} (argument "numbers": no such key task)`,
    { extensions: { code: 'BAD_USER_INPUT', argument: 'numbers' } },
  );
}
