/** Keys that sign and verify what goes between gateway and department: both ends are made of these. */
export { KeyFileError } from './KeyFileError.ts';
export { readOwnersFile } from './readOwnersFile.ts';
export {
  readSigningKey,
  readVerifyingKey,
  type SignatureAlgorithm,
  type SigningKey,
  type VerifyingKey,
} from './signatureKey.ts';
