import type { Department } from '@minsheng/subgraph-kit';
import { entities } from './entities.ts';
import { exportFiles } from './import/exportFiles.ts';
import { indicators } from './indicators/index.ts';
import { migrations } from './migrations/index.ts';
import { schema } from './schema.ts';

export const department: Department = {
  name: 'hrss',
  title: '人社局',
  defaultPort: 4101,
  database: { entities, migrations },
  schema,
  exportFiles,
  indicators,
};
