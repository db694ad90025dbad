export { DirectoryInUseError, isInUse, isLeft } from '../database/lockDirectory.ts';
export { type ArchivedChain, archiveChains } from './archiveChains.ts';
export { BEGUN, readBegun } from './begunChains.ts';
export { listChains, MANIFEST } from './chainFiles.ts';
export type { Checkpoint, SignedCheckpoint } from './checkpoints.ts';
export { Gathering } from './Gathering.ts';
export { Journal } from './Journal.ts';
export type { LedgerHealth } from './Ledger.ts';
export { LedgerDamaged, LedgerUnavailable, reasonOf } from './ledgerErrors.ts';
export {
  makeCheckpointKey,
  makeSalt,
  publicPem,
  readCheckpointKey,
  readPublicKey,
  readPublicKeys,
  readSalt,
  showPublicKey,
} from './ledgerKeys.ts';
export { type LedgerOptions, type OpenLedger, openLedger } from './openLedger.ts';
export { type InclusionProof, proveRecord, verifyProof } from './proveRecord.ts';
export { type ChainRecord, readChain, readCheckpoints } from './readChain.ts';
export type { Appended, HashName, LedgerRecord } from './records.ts';
export { type ChainReport, type Finding, type FindingKind, verifyChain } from './verifyChain.ts';
