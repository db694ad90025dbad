import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type HashName, makeCheckpointKey, openLedger, readCheckpointKey, showPublicKey } from '../ledger/index.ts';
import { AskedLedger, CHAIN } from './AskedLedger.ts';

export interface LedgerSettings {
  /** Holds the folder of the chain. */
  directory: string;
  /** Of a new chain; an old one keeps its own. */
  hash: HashName;
  /** Ed25519, private, PEM. */
  keyFile: string;
}

/** For the verifier, who should have got it from somebody else than the keeper of the ledger. */
const PUBLIC_KEY = 'public-key.pem';

/**
 * Opens the ledger of what a department is asked. For a new directory it makes the key.
 * @throws Error that says why no ledger can be kept: then the department does not start
 */
export async function openAskedLedger({ directory, hash, keyFile }: LedgerSettings): Promise<AskedLedger> {
  const isNew = !existsSync(join(directory, CHAIN));
  if (isNew && makeCheckpointKey(keyFile))
    process.stderr.write(
      `${keyFile}: 已生成留痕签名密钥，请另存备份 made a key for the ledger; keep a copy apart from this machine\n`,
    );
  // Another key in its place would make the checkpoints nobody's.
  if (!existsSync(keyFile))
    throw new Error(`${keyFile} is missing, and the ledger in ${directory} was written with it; put it back`);
  const checkpointKey = readCheckpointKey(keyFile);
  mkdirSync(directory, { recursive: true, mode: 0o750 });
  showPublicKey(join(directory, PUBLIC_KEY), checkpointKey);
  return new AskedLedger(await openLedger({ directory, chain: CHAIN, hash, checkpointKey }), directory);
}
