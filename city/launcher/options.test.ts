import { expect, it } from 'vitest';
import { commandOf, readOptions } from './options.ts';

it('the command shown to whoever must start the city again leads to the same city', () => {
  const given = { CITY_SCALE: 'tiny', CITY_SEED: '7', CITY_TODAY: '2025-12-31', PORT: '25300', DATA_DIR: '/tmp/city' };
  const options = readOptions(['node', 'start.ts', '--no-identity'], given);
  const [, flags = ''] = commandOf(options).split('npm start -- ');
  expect(readOptions(['node', 'start.ts', ...flags.split(' ')], {})).toEqual(options);
});

it('a folder keeps its spaces and quotes in a shell', () => {
  expect(commandOf(readOptions(['node', 'start.ts', '--data-dir', "/tmp/a city's"], {}))).toContain(
    String.raw`--data-dir '/tmp/a city'\''s'`,
  );
});
