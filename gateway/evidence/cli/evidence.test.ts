import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCheckpointKey, openLedger, readCheckpointKey } from '@minsheng/subgraph-kit/ledger';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCity } from '../../testkit/city.ts';
import { EvidenceFolder } from '../../testkit/EvidenceFolder.ts';
import { startFederation } from '../../testkit/startFederation.ts';

const folder = new EvidenceFolder();
const { directory } = folder;
const key = join(directory, 'public-key.pem');
beforeAll(async () => {
  const federation = await startFederation(Object.values(createCity()), { evidence: folder.settings });
  await federation.ask('{ people { pid paidAfterDeath } }');
  await federation.ask('{ nothing }');
  await federation[Symbol.asyncDispose]();
});
afterAll(() => folder[Symbol.dispose]());

function run(...args: string[]) {
  const script = join(import.meta.dirname, 'evidence.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** The id of the first request with such a record. */
function requestOf(event: string): string {
  const all = JSON.parse(run('show', directory, '--json').stdout) as { record: { event: string; requestId?: string } }[];
  return all.find(({ record }) => record.event === event)?.record.requestId ?? '';
}

describe('an auditor', () => {
  test('hears that all is as it was written', () => {
    const { status, stdout } = run('verify', directory, '--key', key);
    expect(stdout).toMatch(/✓ gateway-1: 6 条记录 records, 签名至 signed until 6/);
    expect(stdout).toMatch(/✓ to-hrss-1: 1 条记录/);
    expect(status).toBe(0);
  });

  test('who gives the key of another ledger is asked whether it is the right one', () => {
    const other = folder.path('other-key.pem');
    makeCheckpointKey(other);
    const { status, stdout } = run('verify', directory, '--key', other);
    expect(stdout).toContain('nothing is signed with this key. Is it the key of who signed?');
    expect(status).toBe(1);
  });

  test('is told that a key from the same folder proves little', () => {
    expect(run('verify', directory).stdout).toContain('Give --key with one from elsewhere');
  });

  test('sees which record was altered, and a script does', () => {
    const file = join(directory, 'gateway-1', '000001.log');
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, before.replace('"event":"request sealed"', '"event":"request SEALED"'));
    const { status, stdout } = run('verify', directory, '--key', key);
    writeFileSync(file, before);
    expect(stdout).toContain('✗ gateway-1');
    expect(stdout).toMatch(/被改动 altered: record 4 is not what was written after record 3/);
    // It does not count as the end of the entry any more.
    expect(stdout).toMatch(/1 条登记未封存/);
    expect(status).toBe(1);
  });

  test('learns which entries have no end, which is no sign of a change', () => {
    const copy = folder.path('open');
    spawnSync('cp', ['-r', directory, copy]);
    const file = join(copy, 'gateway-1', '000001.log');
    const lines = readFileSync(file, 'utf8').match(/.*\n/g) ?? [];
    writeFileSync(file, lines.slice(0, 3).join(''));
    const checkpoints = join(copy, 'gateway-1', 'checkpoints.log');
    const [beginning] = readFileSync(checkpoints, 'utf8').split('\n');
    writeFileSync(checkpoints, `${beginning}\n`);
    const { status, stdout } = run('verify', copy, '--key', key);
    expect(stdout).toMatch(/gateway-1:3 .* /);
    expect(status).toBe(3);
  });

  test('verifies one chain alone, wherever a copy of it is', () => {
    const copy = folder.path('alone');
    mkdirSync(copy);
    spawnSync('cp', ['-r', join(directory, 'to-hrss-1'), copy]);
    expect(run('verify', copy, '--key', key).status).toBe(1);
    expect(run('verify', copy, '--key', key, '--chain', 'to-hrss-1')).toMatchObject({ status: 0, stderr: '' });
    expect(run('verify', join(copy, 'to-hrss-1'), '--key', key).stderr).toContain(
      'give the folder that holds it, and --chain to-hrss-1',
    );
    expect(run('verify', copy, '--key', key, '--chain', 'to-hrs-1').stderr).toContain('there is no chain "to-hrs-1"');
  });

  test('misses a chain that was removed as a whole, because the list of chains tells of it, and so do the others', () => {
    const copy = folder.path('without');
    for (const chain of ['to-hrss-1', 'gateway-1']) {
      spawnSync('cp', ['-r', directory, copy]);
      rmSync(join(copy, chain), { recursive: true });
      const { status, stdout } = run('verify', copy, '--key', key);
      expect(stdout).toMatch(new RegExp(`✗ ${chain}: .*\n.*the whole chain is missing`));
      expect(status).toBe(1);
      rmSync(copy, { recursive: true });
    }
  });

  test('lists what a department was asked, in a table or whole', () => {
    const table = run('show', directory, '--department', 'hrss').stdout;
    expect(table).toMatch(/^记录 record/);
    expect(table).toMatch(/to-hrss-1:1 .* department asked/);
    const [record, ...more] = JSON.parse(run('show', directory, '--department', 'hrss', '--json').stdout);
    expect(more).toEqual([]);
    expect(record).toMatchObject({
      chain: 'to-hrss-1',
      record: { event: 'department asked', calls: [{ outcome: 'ok' }, { entities: 3 }] },
    });
  });

  test('finds who asked about a person, only with the salt', () => {
    const about = (pid: string) => {
      const found = run('show', directory, '--person', pid, '--salt-file', folder.settings.saltFile, '--json');
      return JSON.parse(found.stdout) as { record: { event: string } }[];
    };
    expect(about('p2').map(({ record }) => record.event)).toContain('department asked');
    expect(about('p999')).toEqual([]);
    expect(run('show', directory, '--person', 'p2')).toMatchObject({ status: 2, stderr: expect.stringContaining('--salt-file') });
  });

  test('reads what was asked beside who asked it, though its text is told once', () => {
    expect(run('show', directory, '--request', requestOf('request opened')).stdout).toMatch(
      /request opened .* \{ people \{ pid paidAfterDeath \} \}/,
    );
  });

  test('narrows by time and by request', () => {
    expect(JSON.parse(run('show', directory, '--since', '2999-01-01', '--json').stdout)).toEqual([]);
    expect(JSON.parse(run('show', directory, '--request', requestOf('request opened'), '--json').stdout)).toHaveLength(2);
    expect(run('show', directory, '--since', 'yesterday').stderr).toContain('Give a time such as');
  });

  test('is told when no record fits, and when there is no ledger to look in', () => {
    expect(run('show', directory, '--officer', 'nobody')).toMatchObject({ status: 0, stdout: '没有符合的记录 no record fits\n' });
    expect(run('show', folder.path('.'))).toMatchObject({ status: 2, stderr: expect.stringContaining('there is no chain in') });
  });

  test('looks at the first lines only, and hears no complaint', () => {
    const script = join(import.meta.dirname, 'evidence.ts');
    // More than a pipe holds, so that the reader is gone before all is written.
    const many = folder.path('many');
    spawnSync('cp', ['-r', directory, many]);
    const file = join(many, 'gateway-1', '000001.log');
    writeFileSync(file, readFileSync(file, 'utf8').repeat(500));
    const line = '"$0" "$1" show "$2" | head -1; echo $PIPESTATUS';
    const { stdout, stderr } = spawnSync('bash', ['-c', line, process.execPath, script, many], { encoding: 'utf8' });
    expect(stdout).toMatch(/^记录 record.*\n0\n$/);
    expect(stderr).toBe('');
  });

  test('proves a record with a file that stands by itself', () => {
    const out = folder.path('proof.json');
    expect(run('prove', directory, 'to-hrss-1:1', '--out', out).status).toBe(0);
    expect(run('verify', '--proof', out, '--key', key)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('真实 genuine'),
    });
    const proof = readFileSync(out, 'utf8');
    writeFileSync(out, proof.replace('department asked', 'department ASKED'));
    expect(run('verify', '--proof', out, '--key', key)).toMatchObject({ status: 1 });
    expect(run('verify', '--proof', out)).toMatchObject({ status: 2, stderr: expect.stringContaining('needs --key') });
    expect(run('prove', directory, 'to-hrss-1:99')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('has no record 99; its last is 1'),
    });
    expect(run('prove', directory, 'to-hrs-1:1').stderr).toMatch(/no chain "to-hrs-1" in .*; there are gateway-1, /);
  });

  test('hears plainly what cannot be told', () => {
    const nowhere = folder.path('nowhere');
    const noLedger = `there is no ${nowhere}; give the folder of a ledger`;
    expect(run('verify', nowhere, '--key', key)).toMatchObject({ status: 2, stderr: expect.stringContaining(noLedger) });
    expect(run('verify', nowhere)).toMatchObject({ status: 2, stderr: expect.stringContaining(noLedger) });
    expect(run('show', nowhere)).toMatchObject({ status: 2, stderr: expect.stringContaining(noLedger) });
    expect(run('verify', directory, '--key', nowhere)).toMatchObject({
      status: 2,
      stderr: `error: there is no key file ${nowhere}\n`,
    });
    expect(run('verify', directory, '--key', folder.settings.saltFile)).toMatchObject({
      status: 2,
      stderr: `error: ${folder.settings.saltFile} holds no public key in PEM\n`,
    });
    expect(run('show', directory, '--person', 'p2', '--salt-file', nowhere)).toMatchObject({
      status: 2,
      stderr: `error: there is no file ${nowhere}\n`,
    });
  });

  test('whose key file is not beside the records is asked for it', () => {
    const copy = folder.path('without-key');
    spawnSync('cp', ['-r', directory, copy]);
    rmSync(join(copy, 'public-key.pem'));
    expect(run('verify', copy)).toMatchObject({ status: 2, stderr: expect.stringContaining('give --key') });
  });

  test.for([
    '',
    'nothing',
    'verify',
    'verify DIR --foo',
    'verify DIR another',
    'verify --proof proof.json',
    'show',
    'show DIR --since yesterday',
    'prove DIR first',
    'body DIR to-hrss-1:1',
    'archive DIR',
    'reconcile --gateway DIR',
  ])('is not told of a change when he only used it wrongly: %s', words => {
    const args = words.split(' ').filter(word => word !== '');
    expect(run(...args.map(word => (word === 'DIR' ? directory : word)))).toMatchObject({ status: 2, stdout: '' });
  });

  test('reads how to use it without an error', () => {
    for (const args of [['--help'], ['verify', '--help'], ['help', 'show']]) expect(run(...args).status).toBe(0);
  });
});

describe('a department', () => {
  test('gets its own chains as an archive, which verifies alone', async () => {
    const options = { directory: folder.path('large'), checkpointKey: readCheckpointKey(folder.settings.keyFile) };
    for (const chain of ['to-hrss-1', 'to-civil-1']) {
      const ledger = await openLedger({ ...options, chain, segmentBytes: 500 });
      for (let n = 0; n < 20; n += 1) await ledger.append({ event: 'department asked', requestId: `r${n}`, calls: [] });
      await ledger.close();
    }
    writeFileSync(join(options.directory, 'public-key.pem'), readFileSync(key));
    const archive = folder.path('archive');
    expect(run('archive', options.directory, archive, '--department', 'hrss').stdout).toMatch(
      /^to-hrss-1: records 1 to \d+, \d+ files\n$/,
    );
    expect(run('verify', archive, '--archived', '--key', key)).toMatchObject({
      status: 0,
      stdout: expect.not.stringContaining('civil'),
    });
    expect(run('verify', archive, '--key', key)).toMatchObject({ status: 1, stdout: expect.stringContaining('give --archived') });
    expect(run('archive', options.directory, archive).status).toBe(2);
  });

  test('gets no archive, not even an empty one, while nothing is sealed or it was not asked', () => {
    const archive = folder.path('no-archive');
    expect(run('archive', directory, archive)).toMatchObject({ status: 0, stdout: expect.stringMatching(/no archive was made/) });
    expect(existsSync(archive)).toBe(false);
    expect(run('archive', directory, archive, '--department', 'weather')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/no chain to-weather-… in /),
    });
    expect(existsSync(archive)).toBe(false);
  });

  test('sees what the gateway hides of its calls, and the gateway what the department hides', async () => {
    makeCheckpointKey(folder.path('department.key'));
    const gateway = { directory: folder.path('reconciled'), checkpointKey: readCheckpointKey(folder.settings.keyFile) };
    const office = { directory: folder.path('office'), checkpointKey: readCheckpointKey(folder.path('department.key')) };
    const told = await openLedger({ ...gateway, chain: 'to-hrss-1' });
    const heard = await openLedger({ ...office, chain: 'asked' });
    const call = (digest: string, more: object = {}) => ({ entities: 0, outcome: 'ok', digest, ...more });
    const ask = (requestId: string, ...calls: object[]) => told.append({ event: 'department asked', requestId, calls });
    const hear = (requestId: string, digest: string, answer?: string) =>
      heard.append({ event: 'asked', requestId, digest, answer });
    await ask('both', call('a'), call('b', { repeats: 1 }));
    await hear('both', 'a');
    await hear('both', 'b');
    await hear('both', 'b');
    await ask('joined', call('a', { joined: true, signedFor: 'both' }));
    await ask('down', call('c', { outcome: 'DEPARTMENT_UNREACHABLE' }));
    await ask('hidden by the department', call('d'));
    await hear('hidden by the gateway', 'e');
    await ask('another question', call('f'));
    await hear('another question', 'g');
    await ask('another answer', call('h', { answer: 'one' }));
    await hear('another answer', 'h', 'other');
    await Promise.all([told.close(), heard.close()]);
    const { status, stdout } = run('reconcile', '--gateway', gateway.directory, '--department', office.directory, '--json');
    const { department, agreed, unheard, hidden } = JSON.parse(stdout);
    expect({ department, agreed, unheard }).toEqual({ department: 'hrss', agreed: 2, unheard: 1 });
    expect(hidden.map(({ by, requestId, digest }: Record<string, string>) => `${by}: ${requestId} ${digest}`).sort()).toEqual([
      'department: another question f',
      'department: hidden by the department d',
      'either: another answer h',
      'gateway: another question g',
      'gateway: hidden by the gateway e',
    ]);
    expect(status).toBe(1);
    const plain = run('reconcile', '--gateway', gateway.directory, '--department', office.directory);
    expect(plain.stdout).toMatch(/✗ hrss: 2 次调用双方一致/);
  });
});
