export { losePower } from '../ledger/testing/losePower.ts';
export { askSigned, makeTestKey, type SigningOptions, signedCall, type TestKey, testKeys, writeKeysFile } from './askSigned.ts';
export { columnDifferences } from './columnDifferences.ts';
export { freshEmbeddedDirectory } from './embeddedTemplate.ts';
export { freshLocation } from './freshLocation.ts';
export { startTestDepartment, TEST_PID_KEY, type TestDepartment, testConfig } from './startTestDepartment.ts';
export { temporaryFolder } from './temporaryFolder.ts';
