import { runSubgraph } from '@minsheng/subgraph-kit';
import { department } from './department.ts';

await runSubgraph(department);
