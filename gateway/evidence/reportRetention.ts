import { join } from 'node:path';
import { listChains, readCheckpoints } from '@minsheng/subgraph-kit/ledger';
import type { Logger } from 'pino';
import type { EvidenceSettings } from '../config/GatewayConfig.ts';

/** Says which segments are older than they must be kept. Nothing is deleted by the gateway: a human decides, and does it. */
export async function reportRetention(
  { directory, retentionYears }: Pick<EvidenceSettings, 'directory' | 'retentionYears'>,
  log: Logger,
  now = new Date(),
): Promise<void> {
  const until = new Date(now);
  until.setUTCFullYear(until.getUTCFullYear() - retentionYears);
  for (const chain of await listChains(directory)) {
    const checkpoints = await readCheckpoints(join(directory, chain));
    const old = checkpoints.filter(({ at, sealed }) => sealed.length > 0 && new Date(at) < until);
    const last = old.at(-1)?.sealed.at(-1)?.name;
    if (last !== undefined)
      log.info({ chain, retentionYears, last }, 'evidence up to this segment is older than it must be kept');
  }
}
