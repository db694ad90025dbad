import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Asker, ask } from '../../testkit/ask.ts';
import { type City, startCity } from '../../testkit/startCity.ts';
import { type StartedProcess, startProcess } from '../../testkit/startProcess.ts';

const root = resolve(import.meta.dirname, '../../..');
const BOARD = readFileSync(join(root, 'schema', 'operations', 'board.graphql'), 'utf8');

interface Board {
  indicators: { code: string; name: string; value: number | null; status: string | null }[];
}

const HISTORIES = '{ indicators { code series { month value } } }';

interface Histories {
  indicators: { code: string; series: unknown[] | null }[];
}

interface Notice {
  path: (string | number)[];
  department: string;
  ageSeconds: number;
}

let city: City;
let reader: Asker;
let returned: StartedProcess | undefined;
beforeAll(async () => {
  city = await startCity(inject('cityData'), inject('cityDatabases'));
  reader = await city.as('office');
});
afterAll(async () => {
  await returned?.stop();
  await city[Symbol.asyncDispose]();
});

describe('A department’s process is killed', () => {
  it('costs only its own rows, the board shows what was known last; its return heals the answers without a restart', async () => {
    const whole = await ask<Board>(reader, BOARD);
    expect([whole.errors, whole.extensions]).toEqual([undefined, undefined]);
    const hrss = city.processes.get('hrss');
    if (hrss === undefined) throw new Error('the screen names no hrss process');
    const owned = await codesOf('hrss');

    process.kill(hrss.pid, 'SIGKILL');
    await delay(200);
    const broken = await ask<Board>(reader, BOARD);
    expect(broken.errors).toBeUndefined();
    expect(broken.data).toEqual(whole.data);
    const notices = broken.extensions?.lastKnown as Notice[];
    const rows = broken.data?.indicators ?? [];
    expect(new Set(notices.map(({ path }) => rows[Number(path[1])]?.code))).toEqual(owned);
    for (const { department, ageSeconds } of notices) expect([department, ageSeconds < 600]).toEqual(['hrss', true]);

    // A history has no last known value: it is missing where its owner is down, and only there.
    const histories = await ask<Histories>(reader, HISTORIES);
    expect(histories.data?.indicators).toHaveLength(26);
    for (const { code, series } of histories.data?.indicators ?? []) {
      if (owned.has(code)) expect(series, code).toBeNull();
      else expect(series, code).not.toBeNull();
    }
    expect(histories.errors).toHaveLength(owned.size);
    for (const error of histories.errors ?? []) expect(JSON.stringify(error)).toContain('hrss');

    returned = await startProcess({
      args: [join(root, 'subgraphs', 'hrss', 'dist', 'server.js')],
      env: city.environmentOf('hrss'),
      ready: /listening on (\S+)/,
    });
    await expect
      .poll(async () => ask<Histories>(reader, HISTORIES).then(({ errors }) => errors), { timeout: 15_000, interval: 300 })
      .toBeUndefined();
    const healed = await ask<Board>(reader, BOARD);
    expect([healed.data, healed.extensions]).toEqual([whole.data, undefined]);
  });
});

async function codesOf(department: string): Promise<Set<string>> {
  const { data } = await ask<{ indicators: { code: string; __typename: string }[] }>(
    reader,
    '{ indicators { __typename code } }',
  );
  const typeName = `${department[0]?.toUpperCase()}${department.slice(1)}Indicator`;
  return new Set(data?.indicators.filter(({ __typename }) => __typename === typeName).map(({ code }) => code));
}

describe('Ctrl-C', () => {
  it('stops the gateway and every department', async () => {
    const second = await startCity(inject('cityData'), inject('cityDatabases'));
    const pids = [...second.processes.values()].map(({ pid }) => pid);
    expect(pids.length).toBeGreaterThanOrEqual(6);
    spawn('kill', ['-INT', String(second.launcher.pid)]);
    expect(await second.launcher.exited).toBe(0);
    for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow();
    await second[Symbol.asyncDispose]();
  });
});
