/** Writes what a gateway would of many requests at once, of many sizes, until it is killed; see LedgerWriter. */
import { writeSync } from 'node:fs';
import { Journal, type OpenLedger, openLedger, readCheckpointKey } from '@minsheng/subgraph-kit/ledger';

const AT_ONCE = 8;
let isStopping = false;
process.on('SIGTERM', () => {
  isStopping = true;
});
const [, , directory = '', keyFile = '', kind = 'journal', worker = '1'] = process.argv;

// Small segments and frequent checkpoints: a kill shall meet them as often as records.
const settings = { checkpointEvery: { records: 20, milliseconds: 50 }, segmentBytes: 60_000, retryEvery: 20 };
const checkpointKey = readCheckpointKey(keyFile);
// And a journal that is turned often.
const journal = kind === 'journal' ? await Journal.open({ directory, name: `journal-${worker}`, halfBytes: 200_000 }) : undefined;
const open = (chain: string) => openLedger({ directory, chain, checkpointKey, ...(journal && { journal }), ...settings });
const own = await open(`gateway-${worker}`);
const asked = await open(`to-hrss-${worker}`);
/** Chains whose last append was refused. */
const refused = new Set<OpenLedger>();
await append(own, { event: 'administered', act: 'gateway started' });
say('ready');
await Promise.all(Array.from({ length: AT_ONCE }, askOn));
await Promise.all([own.close(), asked.close()]);
await journal?.close();
say('closed');

async function askOn(): Promise<void> {
  while (!isStopping) {
    const requestId = `${Math.random()}`;
    if (!(await append(own, { event: 'request opened', requestId, isAboutPersons: true }))) {
      await new Promise(resolve => setTimeout(resolve, 5));
      continue;
    }
    const isAnswered = await Promise.all([
      append(asked, { event: 'department asked', requestId, calls: [] }),
      append(own, { event: 'request sealed', requestId, departments: { hrss: { calls: 1 } } }),
    ]);
    if (isAnswered.includes(false)) await append(own, { event: 'request refused', requestId, reason: 'EVIDENCE_UNAVAILABLE' });
  }
}

/** @returns whether it is on the disk */
async function append(ledger: OpenLedger, record: object): Promise<boolean> {
  try {
    const { n, hash } = await ledger.append({ ...record, filler: 'x'.repeat(Math.floor(Math.random() ** 4 * 5000)) });
    // At once, and not through a queue that dies with the process.
    say(`ack ${ledger.chain} ${n} ${hash}`);
    if (refused.delete(ledger)) say(`resumed ${ledger.chain}`);
    return true;
  } catch (error) {
    if (!refused.has(ledger)) say(`refused ${(error as Error).message}`);
    refused.add(ledger);
    return false;
  }
}

function say(line: string): void {
  writeSync(1, `${line}\n`);
}
