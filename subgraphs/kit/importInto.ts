import type { Department } from './department.ts';
import { runImportCli } from './import/index.ts';
import { refreshIndicators } from './indicators/refreshIndicators.ts';

/** The whole of a department's `import.ts`: import the files named on the command line, then recompute the indicators. */
export async function importInto(department: Department): Promise<void> {
  await runImportCli({
    department: department.name,
    title: department.title,
    exportFiles: department.exportFiles,
    database: department.database,
    afterImport: async database => {
      for (const { code, asOf, missingSources, milliseconds } of await refreshIndicators(database, department.indicators)) {
        const state = asOf === undefined ? `无数据，缺少：${missingSources.join('、')}` : `截至 ${asOf}，${milliseconds} 毫秒`;
        process.stdout.write(`指标 ${code}：${state}\n`);
      }
    },
  });
}
