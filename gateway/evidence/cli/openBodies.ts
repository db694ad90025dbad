import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readChain } from '@minsheng/subgraph-kit/ledger';
import { openBody } from '../bodies/BodySealer.ts';

/**
 * What the department answered to the calls of a record, one after another.
 * @throws Error that says what is missing, or that the key is another's
 */
export async function openBodies(
  directory: string,
  { chain, n }: { chain: string; n: number },
  keyFile: string,
): Promise<string[]> {
  for await (const { record } of readChain(join(directory, chain))) {
    if (record.n !== n) continue;
    const calls = Array.isArray(record.calls) ? (record.calls as { body?: string }[]) : [];
    const sealed = calls.flatMap(({ body }) => body ?? []);
    if (sealed.length === 0) throw new Error(`record ${chain}:${n} keeps no body; see --evidence-bodies of the gateway`);
    const key = JSON.parse(readFileSync(keyFile, 'utf8'));
    return Promise.all(
      sealed.map(one =>
        openBody(one, key).catch(() => {
          throw new Error(
            `${keyFile} does not open record ${chain}:${n}: it is another key than it was encrypted to, or the record was changed`,
          );
        }),
      ),
    );
  }
  throw new Error(`there is no record ${chain}:${n}`);
}
