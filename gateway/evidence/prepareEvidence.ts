import type { KeyObject } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeCheckpointKey, makeSalt, readCheckpointKey, showPublicKey } from '@minsheng/subgraph-kit/ledger';
import type { Logger } from 'pino';
import type { EvidenceSettings } from '../config/GatewayConfig.ts';

/** For the verifier; whoever verifies should have got it from somebody else than the keeper of the ledger. */
export const PUBLIC_KEY = 'public-key.pem';

/**
 * Before a first start: makes the directory, and a key and a salt beside it. A directory that is there already has had its own,
 * and another key in their place would make its checkpoints nobody's.
 * @throws Error with a code, when something is missing or cannot be written
 */
export function prepareEvidence({ directory, keyFile, saltFile }: EvidenceSettings, log: Logger): void {
  const isNew = !existsSync(directory);
  if (isNew) {
    if (makeCheckpointKey(keyFile)) log.warn({ keyFile }, 'made a key for the evidence; keep a copy apart from this machine');
    if (makeSalt(saltFile)) log.warn({ saltFile }, 'made a salt for the evidence; keep it apart from the ledger');
  }
  for (const file of [keyFile, saltFile]) {
    if (!existsSync(file))
      throw new EvidenceSetupError(
        `${file} is missing, and ${directory} was written with it; put it back, or give another directory`,
      );
  }
  const key = readKey(keyFile);
  mkdirSync(directory, { recursive: true, mode: 0o750 });
  showPublicKey(join(directory, PUBLIC_KEY), key);
}

function readKey(file: string): KeyObject {
  try {
    return readCheckpointKey(file);
  } catch (cause) {
    throw new EvidenceSetupError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** The gateway cannot keep evidence as it is set up. */
export class EvidenceSetupError extends Error {
  readonly code = 'EVIDENCE_SETUP';
}
