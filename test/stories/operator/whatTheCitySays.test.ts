import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type City, startCity } from '../../testkit/startCity.ts';

let city: City;
beforeAll(async () => {
  city = await startCity(inject('cityData'), { ...inject('cityDatabases'), ADMIN_PORT: '0' });
});
afterAll(async () => city[Symbol.asyncDispose]());

describe('The operator of a city reads on its screen', () => {
  it('where the metrics are, when the environment has given the gateway a port for them', async () => {
    const [, metrics] = /metrics and health +(http\S+)\n/.exec(city.screen()) ?? [];
    expect(await (await fetch(metrics ?? '')).text()).toContain('minsheng_');
    expect(inject('firstStart').screen).not.toMatch(/metrics and health +http/);
  });

  it('where the password of the demonstration accounts is, and never the password', () => {
    const file = join(city.dataDirectory, 'identity', 'password');
    expect(city.screen()).toContain(`password of all       ${file}`);
    expect(city.screen()).not.toContain(readFileSync(file, 'utf8').trim());
  });

  it('each line under the name of who says it, once', () => {
    expect(inject('firstStart').screen).toMatch(/^\[city\] \d+ files, [\d,]+ rows/m);
    expect(inject('firstStart').screen).not.toContain('[city] [city]');
  });

  it('what to do when the gateway was killed: stop the rest first', async () => {
    process.kill(city.processes.get('gateway')?.pid ?? 0, 'SIGKILL');
    await expect.poll(city.screen).toContain('[city] gateway ended (SIGKILL)');
    const [, pid] =
      /\(Ctrl-C here, or: kill (\d+)\), then start the city again, in the same environment: npm start -- --port \d+ --scale \S+/.exec(
        city.screen(),
      ) ?? [];
    process.kill(Number(pid), 'SIGTERM');
    expect(await city.launcher.exited).toBe(0);
  });
});
