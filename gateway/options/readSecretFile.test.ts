import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readCommandLine } from './readCommandLine.ts';

const TEXT = 'a secret of some length';
let folder: string;
let secret: string;
let other: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'secret-files-'));
  secret = join(folder, 'secret');
  other = join(folder, 'other');
  for (const file of [secret, other]) writeFileSync(file, `${TEXT}\n`, { mode: 0o600 });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** With what the command line ends the process; undefined when it is good. */
function refusalOf(...options: string[]): string | undefined {
  const said: string[] = [];
  const write = vi.spyOn(process.stderr, 'write').mockImplementation(text => Boolean(said.push(String(text))));
  const exit = vi.spyOn(process, 'exit').mockImplementation(() => {
    throw new Error('ended');
  });
  try {
    readCommandLine(['node', 'server.js', '--supergraph', 'x', '--admin-port', '0', ...options], {});
    return undefined;
  } catch {
    return said.join('');
  } finally {
    write.mockRestore();
    exit.mockRestore();
  }
}

describe.skipIf(process.platform === 'win32')('a file with a secret that others can read ends the start', () => {
  const given = {
    'push secret': () => ['--push-secret-file', secret],
    'explain secret': () => ['--explain-secret-file', secret],
    'private key of TLS': () => ['--department-key', secret, '--department-certificate', other],
  };
  test.for(Object.entries(given))('%s', ([, options]) => {
    for (const mode of [0o640, 0o604]) {
      chmodSync(secret, mode);
      expect(refusalOf(...options())).toContain(`${secret} can be read by others than its owner; run: chmod 600`);
    }
    chmodSync(secret, 0o600);
    expect(refusalOf(...options())).toBeUndefined();
  });

  test('and is not quoted', () => {
    chmodSync(secret, 0o644);
    expect(refusalOf('--push-secret-file', secret)).not.toContain(TEXT);
  });
});
