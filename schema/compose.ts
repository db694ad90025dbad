/**
 * `npm run schema`: emits every department's SDL from its code and composes the supergraph.
 * With `--check-only` (or `--diff`) nothing is written, and a difference from the committed files is an error.
 */
import { join } from 'node:path';
import { Command } from 'commander';
import { formatHint } from './compositionHints.ts';
import { type ContractFiles, diffContractFiles, writeContractFiles } from './contractFiles.ts';
import { emitContract } from './emitContract.ts';
import { formatProblem } from './problem.ts';

const options = new Command('npm run schema --')
  .description("Emit the departments' SDL from code and compose schema/supergraph.graphql")
  .option('--check-only', 'write nothing; exit 1 when the committed files differ from what the code emits')
  .option('--diff', 'the same as --check-only')
  .option('--root <dir>', 'the repository to work in', join(import.meta.dirname, '..'))
  .parse()
  .opts<{ checkOnly?: true; diff?: true; root: string }>();

const contract = await emitContract(options.root);
if (contract.problems !== undefined) {
  console.error(`${contract.problems.map(formatProblem).join('\n')}\nThe contract was not composed; no file was changed.`);
  process.exitCode = 1;
} else {
  for (const hint of contract.hints) console.error(formatHint(hint));
  if (options.checkOnly || options.diff) reportDifferences(options.root, contract.files);
  else reportWritten(writeContractFiles(options.root, contract.files), contract.departments);
}

function reportDifferences(root: string, files: ContractFiles): void {
  const differences = diffContractFiles(root, files);
  if (differences.length === 0) {
    console.log('The committed contract is what the code emits.');
    return;
  }
  console.error(differences.join('\n'));
  console.error(
    `${differences.length} contract file(s) differ from what the code emits. Mend it: npm run schema, then commit schema/.`,
  );
  process.exitCode = 1;
}

function reportWritten(paths: string[], departments: string[]): void {
  console.log(`Composed ${departments.length} departments: ${departments.join(', ')}.`);
  console.log(paths.length === 0 ? 'Nothing changed.' : `Changed: ${paths.join(', ')}`);
}
