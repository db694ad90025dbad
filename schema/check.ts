/**
 * `npm run check`: would this contract stand, and whom would it break? Checks the SDL under schema/subgraphs, or a changed
 * one given by `--subgraph name=FILE` together with the committed others, against the committed supergraph and the
 * recorded operations.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { type CheckReport, checkContract } from './checkContract.ts';
import { committedSupergraph } from './committedSupergraph.ts';
import type { Subgraph } from './composeSupergraph.ts';
import { readSubgraphNames, subgraphPath } from './contractFiles.ts';
import { formatProblem, type Problem } from './problem.ts';
import { readRecordedOperations } from './recordedOperations.ts';

type Replacements = ReadonlyMap<string, string>;

const options = new Command('npm run check --')
  .description('Compose the contract and report whom a change would break')
  .option(
    '--subgraph <name=file>',
    "take this file as a department's SDL; may be repeated",
    replacement,
    new Map<string, string>(),
  )
  .option('--against <revision>', 'the git revision whose supergraph was promised', 'HEAD')
  .option('--root <dir>', 'the repository to work in', join(import.meta.dirname, '..'))
  .parse()
  .opts<{ subgraph: Replacements; against: string; root: string }>();

const committed = committedSupergraph(options.root, options.against);
if (committed.unknownRevision !== undefined) {
  console.error(
    `git knows no revision "${committed.unknownRevision}". Pass --against with a branch, tag or commit that exists here.`,
  );
  process.exitCode = 1;
} else {
  const recorded = readRecordedOperations(options.root);
  const proposed = proposedSubgraphs(options.root, options.subgraph);
  const report = checkContract({ proposed, committedSupergraph: committed.sdl, operations: recorded.operations });
  const seen = `${proposed.length} departments, ${recorded.operations.length} recorded operations, against ${
    committed.sdl === undefined ? 'nothing: no supergraph is committed yet' : committed.where
  }`;
  printReport([...recorded.problems, ...report.problems], report, seen);
}

function replacement(value: string, earlier: Replacements): Replacements {
  const [, name, file] = /^([^=]+)=(.+)$/.exec(value) ?? [];
  if (name === undefined || file === undefined)
    throw new InvalidArgumentError('Expected name=FILE, such as hrss=/tmp/hrss.graphql.');
  return new Map([...earlier, [name, readFileSync(file, 'utf8')]]);
}

function proposedSubgraphs(root: string, replacements: Replacements): Subgraph[] {
  const names = new Set([...readSubgraphNames(root), ...replacements.keys()]);
  return [...names].sort().map(name => ({
    name,
    // Where a department listens does not change what it promises.
    url: `http://${name}.invalid/graphql`,
    sdl: replacements.get(name) ?? readFileSync(join(root, subgraphPath(name)), 'utf8'),
  }));
}

function printReport(problems: Problem[], { broken, warnings }: CheckReport, seen: string): void {
  for (const warning of warnings) console.error(`! ${warning}`);
  for (const problem of problems) console.error(formatProblem(problem));
  for (const { operation, reasons } of broken) {
    console.error(`✗ ${operation.consumer} would break · operation ${operation.name} · ${operation.path}`);
    for (const reason of reasons) console.error(`    ${reason}`);
    console.error(
      '    → Keep what it uses and mark it @deprecated until the consumer has moved, or change the operation with its consumer.',
    );
  }
  const failed = problems.length + broken.length > 0;
  if (failed) process.exitCode = 1;
  console.log(`${failed ? '✗ The contract does not stand' : '✓ The contract stands'}: ${seen}.`);
}
