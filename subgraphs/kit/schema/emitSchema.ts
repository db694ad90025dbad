import type { Department } from '../department.ts';
import { buildDepartmentSchema } from './buildDepartmentSchema.ts';

/** The whole of a department's `emitSchema.ts`: prints its subgraph SDL, which is then committed and compared. */
export async function emitSchema(department: Department): Promise<void> {
  const { sdl } = await buildDepartmentSchema(department);
  process.stdout.write(sdl);
}
