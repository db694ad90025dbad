import type { Department } from '@minsheng/subgraph-kit';
import { DepartmentSchema } from './departments/department.ts';
import { DivisionSchema } from './division/division.ts';
import { exportFiles } from './import/exportFiles.ts';
import { migrations } from './migrations/index.ts';
import { importReference } from './reference/importReference.ts';
import { schema } from './schema.ts';

export const department: Department = {
  name: 'leading-group',
  title: '领导小组办公室',
  defaultPort: 4105,
  database: { entities: [DivisionSchema, DepartmentSchema], migrations },
  schema,
  exportFiles,
  // Values here are reported, not computed from rows: there is nothing to recompute after an import.
  indicators: [],
  beforeServing: importReference,
};
