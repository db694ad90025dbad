/**
 * Asks a department that runs alone, as a gateway would:
 *
 *     node ../kit/testing/tryDepartment.ts keys keys.json                            makes keys for a trial
 *     GATEWAY_KEYS_FILE=keys.json npm start
 *     node ../kit/testing/tryDepartment.ts ask keys.json <url> '{ __typename }'      asks, in the name of a tester
 */
import { readFileSync } from 'node:fs';
import { askSigned, makeTestKey, type TestKey, writeKeysFile } from './askSigned.ts';

const [work, file = '', url = '', query = ''] = process.argv.slice(2);
if (work === 'keys' && file) {
  writeKeysFile({ gateway: [makeTestKey('trial-gateway')], receipt: makeTestKey('trial-receipts') }, file);
} else if (work === 'ask' && url && query) {
  const { gateway } = JSON.parse(readFileSync(file, 'utf8')) as { gateway: TestKey[] };
  const answer = await askSigned(url, JSON.stringify({ query }), gateway[0] && { key: gateway[0] });
  process.stdout.write(`${await answer.text()}\n`);
} else {
  process.stderr.write('keys <file>, or ask <file> <url> <query>\n');
  process.exitCode = 1;
}
