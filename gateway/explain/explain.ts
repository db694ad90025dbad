#!/usr/bin/env node
/** `npm run explain -- plan FILE.graphql`: prints one stage of a request, and asks no department. */
import { join } from 'node:path';
import { styleText } from 'node:util';
import { Argument, Command } from 'commander';
import { explainFile } from './explainFile.ts';
import { type ExplainStage, explainStages } from './explainStages.ts';

const program = new Command('npm run explain --')
  .description('Print what one stage of a request makes of an operation. No department is asked.')
  .addArgument(new Argument('<stage>', 'the stage to print').choices(explainStages))
  .argument('<file>', 'a file with GraphQL operations')
  .option('--supergraph <file>', 'composed supergraph SDL', join(import.meta.dirname, '../../schema/supergraph.graphql'))
  .option('--variables <json>', 'variables as JSON, or @FILE: page sizes and conditions come from them')
  .option('--operation <name>', 'the operation to explain, when the file has several')
  .option(
    '--percentage <number>',
    'plan as for requests that draw this number, where fields move by percent(...); 0 when not given',
  )
  .parse();

const [stage, file] = program.processedArgs as [ExplainStage, string];
const { lines, ok } = await explainFile(stage, { file, ...program.opts<{ supergraph: string }>() });
// styleText leaves colours out where the stream is no terminal, and where NO_COLOR asks for none.
const heading = (line: string) => (line.startsWith(' ') ? line : styleText('bold', line, { stream: process.stdout }));
if (ok) process.stdout.write(`${lines.map(heading).join('\n')}\n`);
else process.stderr.write(`${lines.join('\n')}\n`);
process.exitCode = ok ? 0 : 1;
