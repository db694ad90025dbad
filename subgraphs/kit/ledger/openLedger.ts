import { createPublicKey, type KeyObject } from 'node:crypto';
import { mkdir, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { lockDirectory } from '../database/lockDirectory.ts';
import { AppendFile } from './AppendFile.ts';
import { BEGUN, type BegunChain, noteBegun, readBegun } from './begunChains.ts';
import { CHAIN, CHECKPOINTS, type ChainFacts, listChain, readChainFacts } from './chainFiles.ts';
import { keyIdOf, type SignedCheckpoint, signCheckpoint } from './checkpoints.ts';
import { listPending } from './cutTornEnd.ts';
import { syncDirectory } from './descriptors.ts';
import type { Gathering } from './Gathering.ts';
import type { Journal } from './Journal.ts';
import { Ledger, type LedgerSettings } from './Ledger.ts';
import { LedgerDamaged } from './ledgerErrors.ts';
import { MerkleFrontier } from './MerkleFrontier.ts';
import { beginningOf, type HashName } from './records.ts';
import { recoverChain } from './recoverChain.ts';
import { writeLine } from './signedLines.ts';

/** Milliseconds. */
const PATIENCE = 5_000;

export interface LedgerOptions {
  /** Holds a folder for each chain. */
  directory: string;
  /** Letters, digits, `-`: the folder's name. */
  chain: string;
  /** Of a new chain; an old one keeps its own. */
  hash?: HashName;
  /** Ed25519, private. */
  checkpointKey: KeyObject;
  /** What is not signed yet may be cut off unnoticed: so many records, or so long, at most. */
  checkpointEvery?: { records: number; milliseconds: number };
  /** For whom a write waits, shared by all chains that are written together. Absent: a write begins as soon as the one before is done. */
  gathering?: Gathering;
  /** A segment is sealed at about this size. */
  segmentBytes?: number;
  /** So many bytes of sealed segments are read again at the start; the verifier reads all. */
  checkedAtOpen?: number;
  /** Shared with other chains of the directory, and opened before them. Absent: each write waits for the disk by itself. */
  journal?: Pick<Journal, 'openFile'>;
  /** After how many milliseconds a disk that does not answer counts as broken. */
  patience?: number;
  /** Milliseconds between two tries while nothing can be written. */
  retryEvery?: number;
  /** Milliseconds since 1970. */
  clock?: () => number;
}

/** What `openLedger` gives. */
export interface OpenLedger extends Pick<Ledger, 'append' | 'appendAll' | 'close' | 'chain'> {
  readonly signingFailure: Ledger['signingFailure'];
  readonly health: Ledger['health'];
}

/**
 * Opens a chain for writing, or begins one. An end that was torn by a crash is cut off into a file beside, and the chain
 * tells of it in its next record.
 * @throws LedgerDamaged when the chain is not what was written; DirectoryInUseError when somebody else writes to it
 */
export async function openLedger(options: LedgerOptions): Promise<OpenLedger> {
  const settings = settingsOf(options);
  const { folder } = settings;
  await mkdir(folder, { recursive: true, mode: 0o750 });
  await syncDirectory(options.directory);
  const unlock = lockDirectory(folder, { what: `the ledger in ${folder}`, remedy: 'give this one another folder' });
  try {
    const ledger = await continueChain(settings, options);
    const close = ledger.close.bind(ledger);
    ledger.close = () => close().finally(unlock);
    return ledger;
  } catch (error) {
    unlock();
    throw error;
  }
}

async function continueChain(given: LedgerSettings, options: LedgerOptions): Promise<Ledger> {
  const { folder, chain, openFile } = given;
  const { checkedAtOpen = 256 * 1024 * 1024, patience = PATIENCE } = options;
  const directory = dirname(folder);
  const begun = (await readBegun(directory)).get(chain);
  const settings = { ...given, hash: await establish(given, begun) };
  const { hash, checkpointKey } = settings;
  const found = await recoverChain({ folder, chain, hash, checkedAtOpen });
  const checkpoints = new AppendFile(join(folder, CHECKPOINTS), { size: found.checkpointBytes, patience });
  const segment = openFile(join(folder, found.segment.name), found.segment.size);
  try {
    found.lastCheckpoint ??= await signBeginning(settings, { begun, checkpoints });
    // After the chain, not before: a start that ends in between must not look like a chain that was removed.
    const known = await readBegun(directory, [createPublicKey(checkpointKey)]);
    if (!known.has(chain)) await noteBegun(directory, chain, checkpointKey);
  } catch (error) {
    await Promise.allSettled([checkpoints.close(), segment.close()]);
    throw error;
  }
  const ledger = new Ledger(settings, { ...found, segment, first: found.segment.first, checkpoints });
  try {
    const torn = await listPending(folder, hash);
    if (torn.length > 0) await ledger.tellRepairs(torn);
    return ledger;
  } catch (error) {
    // It would go on trying, behind the back of the one that is opened next.
    await ledger.close().catch(() => {});
    throw error;
  }
}

/** A chain without a single checkpoint would not tell when all were taken away: so the first one signs its beginning. */
async function signBeginning(
  settings: LedgerSettings,
  { begun, checkpoints }: { begun: BegunChain | undefined; checkpoints: AppendFile },
): Promise<SignedCheckpoint> {
  if (begun) throw new LedgerDamaged(settings.chain, `${tellBegun(begun)}, and its checkpoints are gone`);
  const { chain, hash: algorithm, checkpointKey, keyId: key, clock } = settings;
  const { hash, n } = beginningOf(algorithm, chain);
  const { root } = new MerkleFrontier(algorithm);
  const at = new Date(clock()).toISOString();
  const signed = signCheckpoint({ chain, algorithm, n, hash, root, at, before: hash, sealed: [], key }, checkpointKey);
  await checkpoints.append(Buffer.from(writeLine(signed)));
  return signed;
}

/** Writes down what the chain is, whole or not at all. @returns the hash it is made with */
async function establish({ folder, chain, hash }: LedgerSettings, begun: BegunChain | undefined): Promise<HashName> {
  const found = await readFactsOf(folder);
  if (found && found.chain !== chain) throw new LedgerDamaged(chain, `its folder says that it is "${found.chain}"`);
  if (!found) {
    const { segments, hasCheckpoints } = await listChain(folder);
    if (segments.length > 0 || hasCheckpoints) throw new LedgerDamaged(chain, `${CHAIN} is missing`);
    if (begun) throw new LedgerDamaged(chain, `${tellBegun(begun)}, and nothing is left of it`);
    await writeFacts(folder, { chain, hash });
  }
  return found?.hash ?? hash;
}

function tellBegun({ at }: BegunChain): string {
  return `it was begun on ${at} (${BEGUN})`;
}

/** @returns undefined where nobody has written what the chain is */
async function readFactsOf(folder: string): Promise<ChainFacts | undefined> {
  try {
    return await readChainFacts(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function writeFacts(folder: string, facts: ChainFacts): Promise<void> {
  const draft = join(folder, `${CHAIN}.draft`);
  const file = await open(draft, 'w', 0o640);
  await file.writeFile(`${JSON.stringify({ ...facts, format: 1 })}\n`);
  await file.sync();
  await file.close();
  await rename(draft, join(folder, CHAIN));
  await syncDirectory(folder);
}

function settingsOf(options: LedgerOptions): LedgerSettings {
  const { directory, chain, checkpointKey, journal, patience = PATIENCE } = options;
  if (!/^[\w-]+$/.test(chain)) throw new TypeError(`"${chain}" cannot be the name of a chain: letters, digits, - and _ only`);
  if (checkpointKey.type !== 'private' || checkpointKey.asymmetricKeyType !== 'ed25519')
    throw new TypeError('checkpoints are signed with a private Ed25519 key');
  return {
    folder: join(directory, chain),
    chain,
    hash: options.hash ?? 'sm3',
    checkpointKey,
    keyId: keyIdOf(createPublicKey(checkpointKey)),
    checkpointEvery: options.checkpointEvery ?? { records: 1000, milliseconds: 60_000 },
    segmentBytes: options.segmentBytes ?? 64 * 1024 * 1024,
    gathering: options.gathering,
    openFile: (path, size) => journal?.openFile(path, size) ?? new AppendFile(path, { size, patience }),
    retryEvery: options.retryEvery ?? 250,
    clock: options.clock ?? Date.now,
  };
}
