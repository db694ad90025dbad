import { folderOf } from './DepartmentsStandAloneRule.ts';
import type { HouseRule } from './HouseRule.ts';
import { importsOf } from './importsOf.ts';

/** Nothing outside the departments imports a department. The kit is no department and may be imported. */
export const DepartmentsAreReachedOverHttpRule: HouseRule = {
  rule: 'Nothing outside a department imports its code',
  because:
    'a department is another office: the gateway, the launcher and the tests start it as a process and ask it over HTTP, or they would see what its sharing rules hide',
  breaches: files =>
    files.flatMap(file => {
      if (folderOf(file.path) !== undefined) return [];
      return importsOf(file).flatMap(({ target, specifier, line }) => {
        const department = target === undefined ? undefined : folderOf(`${target}/`);
        if (department === undefined || department === 'subgraphs/kit') return [];
        return { path: file.path, line, message: `"${specifier}" reaches into ${department}` };
      });
    }),
};
