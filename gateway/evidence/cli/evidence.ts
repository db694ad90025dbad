#!/usr/bin/env node
/** `npm run evidence -- verify|show|prove|archive|reconcile`: reads ledgers, offline. No gateway need run. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  archiveChains,
  type InclusionProof,
  listChains,
  MANIFEST,
  proveRecord,
  verifyProof,
} from '@minsheng/subgraph-kit/ledger';
import { Command, InvalidArgumentError } from 'commander';
import { readKeyFile } from '../../execute/signing/readKeyFile.ts';
import { makeBodyKey } from '../bodies/makeBodyKey.ts';
import { PUBLIC_KEY } from '../prepareEvidence.ts';
import { exits } from './exits.ts';
import { isChainOf } from './isChainOf.ts';
import { whoseLedger } from './likeness.ts';
import { openBodies } from './openBodies.ts';
import { reconcile } from './reconcile.ts';
import { readKeysOfSigner, sayWhy } from './sayWhy.ts';
import { type RecordFilter, selectRecords } from './selectRecords.ts';
import { showReconciliation } from './showReconciliation.ts';
import { showRecords } from './showRecords.ts';
import { showVerification } from './showVerification.ts';
import { verifyDirectory } from './verifyDirectory.ts';

const print = (text: string) => process.stdout.write(`${text}\n`);
const printJson = (value: unknown) => print(JSON.stringify(value, null, 2));
const many = (value: string, before: string[] = []) => [...before, value];

// Whoever reads only the first lines of a long answer closes the pipe.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  process.stderr.write(`error: ${error.message}\n`);
  process.exit(exits.failed);
});

const program = new Command('npm run evidence --').description(
  `留痕核验: reads what the gateway and the departments kept of requests, offline.
Ends with ${exits.clean} when all is as it was written, ${exits.crashed} when a crash left an end and nothing was changed, ${exits.changed} when something was changed,
${exits.failed} when it could not be told, also because it was used wrongly.`,
);
// Of its own accord it would end with what means here that something was changed. Commands inherit it, so it stands before them.
program.exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? exits.clean : exits.failed));

program
  .command('verify')
  .description('Say whether all records are there, unchanged and in their order.')
  .argument('[directory]', 'of a ledger, or an archive of one')
  .option('--key <file>', 'public key of who signed, PEM; several for keys that were changed', many)
  .option('--archived', 'the oldest segments may have been moved into an archive')
  .option('--chain <name>', 'only this one, such as to-hrss-1, and nothing about whether others are there')
  .option('--proof <file>', 'verify a proof that `prove` made instead; needs --key')
  .option('--json', 'for programs')
  .action(async (directory: string | undefined, { key, archived, chain, proof, json }) => {
    if (proof !== undefined && key === undefined) return program.error('error: --proof needs --key: a proof brings none');
    if (proof !== undefined) return verifyProofFile(proof, key);
    if (directory === undefined) return program.error('error: give a directory, or --proof <file>');
    const keys = readKeys(directory, key);
    const verification = await verifyDirectory(directory, { keys, isPart: archived === true, only: chain });
    if (json) printJson(verification);
    else print(showVerification(verification, { isOwnKey: key === undefined }));
    if (!json && !archived && existsSync(join(directory, MANIFEST)))
      print(`${MANIFEST} says that it is an archive: if that is what it should be, give --archived.`);
    process.exitCode = verification.exit;
  });

program
  .command('show')
  .description('List records. What it shows is not verified: verify first.')
  .argument('<directory>', 'of a ledger, or an archive of one')
  .option('--department <name>', 'what this department was asked')
  .option('--officer <subject>', 'who asked')
  .option('--case <number>', 'for which case')
  .option('--request <id>', 'one request')
  .option('--field <coordinate>', 'such as Person.civilAffairs')
  .option('--person <pid>', 'whom it concerned; needs --salt-file')
  .option('--salt-file <file>', 'what persons were hashed with')
  .option('--since <time>', 'ISO 8601', parseTime)
  .option('--until <time>', 'ISO 8601', parseTime)
  .option('--json', 'whole records')
  .action(async (directory: string, { json, ...filter }: RecordFilter & { json?: boolean }) => {
    const records = await selectRecords(directory, filter);
    if (json) printJson(records);
    else print(showRecords(records));
  });

program
  .command('prove')
  .description('Prove that a record is among those that were signed, without showing any other.')
  .argument('<directory>', 'of a ledger, or an archive of one')
  .argument('<record>', 'chain and number, such as to-hrss-1:42')
  .option('--out <file>', 'write the proof here')
  .action(async (directory: string, record: string, { out }) => {
    const { chain, n } = parseRecordName(record);
    const chains = await listChains(directory);
    if (!chains.includes(chain))
      return program.error(`error: there is no chain "${chain}" in ${directory}; there are ${chains.join(', ')}`);
    const proof = await proveRecord(join(directory, chain), n);
    if (out === undefined) printJson(proof);
    else {
      writeFileSync(out, `${JSON.stringify(proof, null, 2)}\n`);
      print(`${out}: the proof of ${record}; verify it with --proof and the key of who signed`);
    }
  });

program
  .command('body-key')
  .description(
    "Make a department's key for what it answers. The file stays with the department; what is printed goes to the gateway.",
  )
  .argument('<file>', 'to make, mode 0600')
  .action(async (file: string) => {
    print(JSON.stringify(await makeBodyKey(file)));
  });

program
  .command('body')
  .description('Print what the department answered, where that was kept; each call of the record on a line.')
  .argument('<directory>', 'of a ledger, or an archive of one')
  .argument('<record>', 'chain and number, such as to-hrss-1:42')
  .requiredOption('--key <file>', "the department's private key, JWK")
  .action(async (directory: string, record: string, { key }) => {
    for (const body of await openBodies(directory, parseRecordName(record), key)) print(body.trimEnd());
  });

program
  .command('archive')
  .description('Copy sealed segments, with the checkpoints that cover them. Nothing is deleted.')
  .argument('<directory>', 'of a ledger')
  .argument('<folder>', 'to make')
  .option('--department <name>', "only this department's chains, for the department")
  .action(async (directory: string, folder: string, { department }) => {
    const isWanted = (chain: string) => department === undefined || isChainOf(department, chain);
    if (!(await listChains(directory)).some(isWanted))
      return program.error(`error: there is no chain ${department === undefined ? '' : `to-${department}-… `}in ${directory}`);
    const chains = await archiveChains(directory, folder, { isWanted });
    if (chains.length > 0) writeFileSync(join(folder, PUBLIC_KEY), readFileSync(join(directory, PUBLIC_KEY)));
    else print('尚无封存分段，未生成归档 nothing is sealed yet, so no archive was made');
    for (const { chain, first, last, files } of chains) print(`${chain}: records ${first} to ${last}, ${files.length} files`);
  });

program
  .command('reconcile')
  .description("Compare what the gateway says it asked a department with the department's own ledger.")
  .requiredOption('--gateway <directory>', "the gateway's ledger, or the archive the department got of it")
  .requiredOption('--department <directory>', "the department's ledger")
  .option('--name <department>', 'whose ledger it is, where its calls do not tell')
  .option(
    '--department-keys <file>',
    "the gateway's file of keys: check the department's receipts; several for keys that were changed",
    many,
  )
  .option('--json', 'for programs')
  .action(async ({ gateway, department, name: given, departmentKeys = [], json }) => {
    const name: string = given ?? (await whoseLedger(gateway, department));
    const keys = (departmentKeys as string[]).map(file => receiptKeysOf(name, file));
    const reconciliation = await reconcile({ gateway, department, name, keys });
    if (json) printJson(reconciliation);
    else print(showReconciliation(reconciliation));
    const { hidden, unproven } = reconciliation;
    process.exitCode = hidden.length + unproven.length > 0 ? exits.changed : exits.clean;
  });

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`error: ${sayWhy(error)}\n`);
  process.exitCode = exits.failed;
}

function parseRecordName(record: string): { chain: string; n: number } {
  const [, chain, n] = /^([\w-]+):(\d+)$/.exec(record) ?? [];
  if (chain === undefined) return program.error('error: name the record by chain and number, such as to-hrss-1:42');
  return { chain, n: Number(n) };
}

/** Those given, or the one in the folder. */
function readKeys(directory: string, given: string[] | undefined) {
  if (given !== undefined) return given.flatMap(readKeysOfSigner);
  const own = join(directory, PUBLIC_KEY);
  if (existsSync(own)) return readKeysOfSigner(own);
  // A folder that is not there is missed by whoever reads it, in better words.
  return existsSync(directory) ? program.error(`error: there is no ${PUBLIC_KEY} in ${directory}; give --key <file>`) : [];
}

function verifyProofFile(file: string, keys: readonly string[]): void {
  const proof: InclusionProof = JSON.parse(readFileSync(file, 'utf8'));
  const wrong = verifyProof(proof, keys.flatMap(readKeysOfSigner));
  print(wrong === undefined ? `真实 genuine: ${proof.record}` : `不成立 proves nothing: ${wrong}`);
  process.exitCode = wrong === undefined ? exits.clean : exits.changed;
}

function receiptKeysOf(department: string, file: string) {
  const keys = readKeyFile(file).get(department);
  return keys ? keys.receipts : program.error(`error: ${file} has no keys of ${department}`);
}

function parseTime(text: string): Date {
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) throw new InvalidArgumentError('Give a time such as 2026-03-01 or 2026-03-01T08:00+08:00.');
  return time;
}
