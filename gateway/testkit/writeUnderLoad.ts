/** Writes records of many sizes to two chains, several at a time, until it is killed; see LedgerWriter. */
import { writeSync } from 'node:fs';
import { Journal, type OpenLedger, openLedger, readCheckpointKey } from '@minsheng/subgraph-kit/ledger';

const AT_ONCE = 8;
const [, , directory = '', keyFile = '', kind = 'journal', worker = '1'] = process.argv;

// Small segments and frequent checkpoints: a kill shall meet them as often as records.
const settings = { checkpointEvery: { records: 20, milliseconds: 50 }, segmentBytes: 60_000, retryEvery: 20 };
const checkpointKey = readCheckpointKey(keyFile);
// And a journal that is turned often.
const journal = kind === 'journal' ? await Journal.open({ directory, name: `journal-${worker}`, halfBytes: 200_000 }) : undefined;
const ledgers = await Promise.all(
  [`gateway-${worker}`, `to-hrss-${worker}`].map(chain =>
    openLedger({ directory, chain, checkpointKey, ...(journal && { journal }), ...settings }),
  ),
);
say('ready');
let isStopping = false;
process.on('SIGTERM', () => {
  isStopping = true;
});
await Promise.all(ledgers.flatMap(ledger => Array.from({ length: AT_ONCE }, () => write(ledger))));
await Promise.all(ledgers.map(ledger => ledger.close()));
await journal?.close();
say('closed');

async function write(ledger: OpenLedger): Promise<void> {
  let isRefused = false;
  while (!isStopping) {
    const filler = 'x'.repeat(Math.floor(Math.random() ** 4 * 5000));
    try {
      const { n, hash } = await ledger.append({ event: 'asked', requestId: `${Math.random()}`, filler });
      // At once, and not through a queue that dies with the process.
      say(`ack ${ledger.chain} ${n} ${hash}`);
      if (isRefused) say(`resumed ${ledger.chain}`);
      isRefused = false;
    } catch (error) {
      if (!isRefused) say(`refused ${(error as Error).message}`);
      isRefused = true;
      await new Promise(resolve => setTimeout(resolve, 5));
    }
  }
}

function say(line: string): void {
  writeSync(1, `${line}\n`);
}
