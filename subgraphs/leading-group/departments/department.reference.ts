import type { Reference } from '@minsheng/subgraph-kit';
import { departmentByCode } from './department.loader.ts';

export const departmentReference: Reference = {
  typeName: 'Department',
  load: (representations, context) => context.loader(departmentByCode).loadMany(representations.map(({ code }) => String(code))),
};
