import { importInto } from '@minsheng/subgraph-kit';
import { department } from './department.ts';

await importInto(department);
