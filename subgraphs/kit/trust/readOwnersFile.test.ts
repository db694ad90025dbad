import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readConfig } from '../config.ts';
import { readOwnersFile } from './readOwnersFile.ts';

const folder = mkdtempSync(join(tmpdir(), 'owners-file-'));
const file = join(folder, 'key');
const KEY = 'a key for tests only, 0123456789abcdef';
afterAll(() => rmSync(folder, { recursive: true }));

describe.skipIf(process.platform === 'win32')('a file with a key is its owner’s alone', () => {
  test.for([0o640, 0o604, 0o660])('with mode %o it is not read', mode => {
    writeFileSync(file, KEY);
    chmodSync(file, mode);
    expect(() => readOwnersFile(file)).toThrow(`${file} can be read by others than its owner; run: chmod 600 ${file}`);
    expect(() => readConfig('hrss', 0, { PID_KEY_FILE: file })).toThrow('can be read by others');
  });

  test('with mode 0600 it is', () => {
    chmodSync(file, 0o600);
    expect(readConfig('hrss', 0, { PID_KEY_FILE: file }).personKey).toBe(KEY);
    // As npm has it, which changes into a department's folder before it starts an import.
    expect(readConfig('hrss', 0, { PID_KEY_FILE: basename(file), INIT_CWD: dirname(file) }).personKey).toBe(KEY);
  });

  test('a pipe may be read, whoever owns it', () => {
    expect(readOwnersFile('/dev/null')).toBe('');
  });
});
