import type { FederatedGraph } from '../graphs/FederatedGraph.ts';
import { answerFromMemory } from './answerFromMemory.ts';
import { giveReceipts } from './giveReceipts.ts';
import { serveRawHttp } from './serveRawHttp.ts';

/** The process of all departments: `serveDepartments.ts <graph module> [folder of keys]`. Prints the address it listens at. */
const { graph } = (await import(process.argv[2] ?? '')) as { graph: FederatedGraph };
const [, , , keys] = process.argv;
const answers = answerFromMemory(graph);
const address = await serveRawHttp(keys === undefined ? answers : giveReceipts(answers, keys));
process.stdout.write(`listening on ${address}\n`);
