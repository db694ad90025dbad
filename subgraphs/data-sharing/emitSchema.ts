import { emitSchema } from '@minsheng/subgraph-kit';
import { department } from './department.ts';

await emitSchema(department);
