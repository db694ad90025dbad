import { readdir } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { DirectoryInUseError, isLeft, Journal, type LedgerOptions, openLedger } from '@minsheng/subgraph-kit/ledger';
import type { Logger } from 'pino';
import { readName } from './chainNames.ts';
import type { EvidenceRecord } from './events.ts';
import { writeRecord } from './writeRecord.ts';

type Given = Omit<LedgerOptions, 'chain' | 'journal'>;

/**
 * Closes the chains of gateway processes that died and have no successor, because fewer run than before: nobody else would bring into them
 * what only their journal has, and sign it. What cannot be closed is left as it is, and the log says why.
 * @param signal aborted when this process is to end; it stops between two chains
 */
export async function closeLeftChains(options: Given, log: Logger, signal: AbortSignal): Promise<void> {
  const { directory } = options;
  const workers = new Set((await listLeft(directory)).map(folder => readName(folder).worker));
  for (const worker of workers) {
    if (signal.aborted) return;
    await closeChainsOf(worker, options, { log, signal });
  }
}

/** Folders whose owner died. A process that ended by itself left none. */
async function listLeft(directory: string): Promise<string[]> {
  const names = await readdir(directory);
  return names.filter(name => readName(name).kind !== '' && isLeft(join(directory, name))).sort();
}

async function closeChainsOf(
  worker: string,
  options: Given,
  { log, signal }: { log: Logger; signal: AbortSignal },
): Promise<void> {
  const { directory, patience } = options;
  const chains: string[] = [];
  try {
    const journal = await Journal.open({ directory, name: `journal-${worker}`, ...(patience && { patience }) });
    try {
      // Looked at again: another process may have closed them a moment ago.
      for (const chain of (await listLeft(directory)).filter(name => readName(name).worker === worker)) {
        if (!signal.aborted && (await closeChain(chain, { ...options, journal }, log))) chains.push(chain);
      }
    } finally {
      await journal.close();
    }
  } catch (error) {
    // The process of this number lives: a chain that it left is of a department that it asks no more.
    if (error instanceof DirectoryInUseError) return;
    log.error({ journal: `journal-${worker}`, err: error }, 'the journal of a gateway process that died cannot be read');
  }
  if (chains.length > 0) log.warn({ chains }, 'closed the chains of a gateway process that had died');
}

/** @returns whether it is closed, and all of it signed */
async function closeChain(chain: string, options: Omit<LedgerOptions, 'chain'>, log: Logger): Promise<boolean> {
  try {
    const ledger = await openLedger({ ...options, chain });
    try {
      if (readName(chain).kind === 'gateway') await ledger.append(writeRecord(closedRecord(chain)));
    } finally {
      await ledger.close();
    }
    const { unsigned, checkpointFailure } = ledger.health;
    if (unsigned > 0) throw new Error(`its end could not be signed: ${checkpointFailure}`);
    return true;
  } catch (error) {
    log.error({ chain, err: error }, 'the chain of a gateway process that died cannot be closed');
    return false;
  }
}

/** Requests that have no end before it were interrupted. */
function closedRecord(chain: string): EvidenceRecord {
  return {
    event: 'administered',
    who: `account ${userInfo().username}`,
    act: 'chains closed',
    on: `${chain}, whose process had died`,
  };
}
