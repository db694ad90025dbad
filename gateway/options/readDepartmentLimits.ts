import { type DepartmentLimits, defaultDepartmentLimits } from '../config/DepartmentLimits.ts';

const names = new Map(
  (Object.keys(defaultDepartmentLimits) as (keyof DepartmentLimits)[]).map(name => [keyOf(name), name] as const),
);

/** What can be set for one department: `timeout`, `connections`, `max-answer-bytes` and so on. */
export const departmentLimitKeys: readonly string[] = [...names.keys()];

/**
 * Reads limits of single departments: `hrss:timeout=3000`, several of them as separate settings or with commas
 * (`hrss:timeout=3000,connections=8`). A key is the option that sets it for all departments, without `department`:
 * `--department-timeout` is `timeout`, `--max-department-answer-bytes` is `max-answer-bytes`.
 * @param onMistake gets a sentence that says what is wrong and what would be right
 */
export function readDepartmentLimits(
  settings: readonly string[],
  onMistake: (message: string) => never,
): Record<string, Partial<DepartmentLimits>> {
  const limits: Record<string, Partial<DepartmentLimits>> = {};
  for (const setting of settings) {
    const [, department, pairs] = /^([^:=]+):(.+)$/.exec(setting) ?? [];
    if (department === undefined || pairs === undefined)
      return onMistake(`--department "${setting}" must have the form name:key=number`);
    for (const pair of pairs.split(',')) {
      const [, key = '', value] = /^([a-z-]+)=(\d+)$/.exec(pair) ?? [];
      const name = names.get(key);
      if (name === undefined)
        return onMistake(
          `--department "${setting}": "${pair}" must have the form key=number with one of ${departmentLimitKeys.join(', ')}`,
        );
      limits[department] = { ...limits[department], [name]: Number(value) };
    }
  }
  return limits;
}

function keyOf(name: string): string {
  return name
    .replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
    .split('-')
    .filter(word => word !== 'department')
    .join('-');
}
