import { Gathering, readCheckpointKey, readSalt } from '@minsheng/subgraph-kit/ledger';
import type { Logger } from 'pino';
import type { EvidenceSettings } from '../config/GatewayConfig.ts';
import { BodySealer } from './bodies/BodySealer.ts';
import { readBodyKeys } from './bodies/readBodyKeys.ts';
import { EvidenceChains } from './EvidenceChains.ts';
import { FileEvidence } from './FileEvidence.ts';
import { PersonHashes } from './PersonHashes.ts';
import { EvidenceSetupError, prepareEvidence } from './prepareEvidence.ts';
import { reportRetention } from './reportRetention.ts';

/**
 * Opens the ledgers of this process, also those of the departments it is going to call.
 * @throws Error with a code, when evidence cannot be kept: a gateway that was told to keep it does not start without
 */
export async function openFileEvidence(
  settings: EvidenceSettings,
  departments: readonly string[],
  log: Logger,
): Promise<FileEvidence> {
  prepareEvidence(settings, log);
  const { directory, hash, keyFile, saltFile, grace, maxPersons, keepsAnswer, gatherFor, bodyKeys } = settings;
  const { checkpointKey, salt } = readSecrets(keyFile, saltFile);
  const bodies = bodyKeys === undefined ? undefined : new BodySealer(await readBodyKeys(bodyKeys, departments));
  const gathering = new Gathering(gatherFor);
  const chains = await EvidenceChains.open({
    ...{ directory, hash, checkpointKey },
    gathering,
  });
  if (chains.wasLeft) log.warn({ journal: chains.journal }, 'evidence goes on with the chains of a process that had died');
  const evidence = new FileEvidence(chains, {
    gathering,
    bodies,
    persons: new PersonHashes(hash, salt, maxPersons),
    keepsAnswer,
    grace,
    log,
  });
  try {
    await Promise.all(departments.map(department => chains.openFor(department)));
    await reportRetention(settings, log);
    chains.closeLeftChains(log);
    return evidence;
  } catch (error) {
    await evidence.close();
    throw error;
  }
}

function readSecrets(keyFile: string, saltFile: string) {
  try {
    return { checkpointKey: readCheckpointKey(keyFile), salt: readSalt(saltFile) };
  } catch (cause) {
    throw new EvidenceSetupError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
