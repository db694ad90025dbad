import type { FederatedGraph } from '../graphs/FederatedGraph.ts';
import { answerFromMemory } from './answerFromMemory.ts';
import { serveRawHttp } from './serveRawHttp.ts';

/** The process of all departments: `serveDepartments.ts <graph module>`. Prints the address it listens at. */
const { graph } = (await import(process.argv[2] ?? '')) as { graph: FederatedGraph };
const address = await serveRawHttp(answerFromMemory(graph));
process.stdout.write(`listening on ${address}\n`);
