import { userInfo } from 'node:os';
import {
  DirectoryInUseError,
  Journal,
  type LedgerOptions,
  listChains,
  listLeftJournals,
  type OpenLedger,
  openLedger,
} from '@minsheng/subgraph-kit/ledger';
import type { Logger } from 'pino';
import type { EvidenceRecord } from './events.ts';
import { writeRecord } from './writeRecord.ts';

type Given = Omit<LedgerOptions, 'chain' | 'journal'>;

/**
 * Closes the chains of processes that were killed and have no successor, because fewer workers run than before: nobody else would bring into them
 * what only their journal has, and sign it. What cannot be closed is left as it is, and the log says why.
 */
export async function closeLeftChains(options: Given, log: Logger): Promise<void> {
  for (const journal of await listLeftJournals(options.directory)) {
    try {
      const chains = await closeChainsOf(journal, options);
      log.warn({ journal, chains }, 'closed the chains of a gateway process that had died');
    } catch (error) {
      // Somebody began to write to them this moment.
      if (!(error instanceof DirectoryInUseError))
        log.error({ journal, err: error }, 'the chains of a gateway process that died cannot be closed');
    }
  }
}

/** @returns their names */
async function closeChainsOf(name: string, options: Given): Promise<string[]> {
  const { directory } = options;
  const worker = name.slice(name.lastIndexOf('-'));
  const names = (await listChains(directory)).filter(chain => chain.endsWith(worker));
  const journal = await Journal.open({ directory, name, ...(options.patience && { patience: options.patience }) });
  const opened: OpenLedger[] = [];
  try {
    for (const chain of names) opened.push(await openLedger({ ...options, journal, chain }));
    const own = opened.find(({ chain }) => chain === `gateway${worker}`);
    await own?.append(writeRecord(closedRecord(own.chain)));
    return names;
  } finally {
    await Promise.allSettled(opened.map(ledger => ledger.close()));
    await journal.close();
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
