import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { defaultLimits, type GatewayLimits } from './config/GatewayLimits.ts';
import { errorCodes } from './errors.ts';
import { limitDescriptions } from './options/limitOptions.ts';

const folder = import.meta.dirname;
const names = Object.keys(defaultLimits) as (keyof GatewayLimits)[];
const optionOf = (name: string) => `--${name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`;

/** The rows of README.md whose first cell is an option: option, default, what it limits, what happens beyond it. */
function readTable(): string[][] {
  const readme = readFileSync(join(folder, 'README.md'), 'utf8');
  const section = readme.slice(readme.indexOf('\n## Limits\n')).split('\n## ')[1] ?? '';
  return [...section.matchAll(/^\| `--[a-z-]+` .*\|$/gm)].map(([row]) =>
    row
      .split('|')
      .slice(1, -1)
      .map(cell => cell.trim()),
  );
}

test('the table of limits in README.md has a row for each limit, with the default and the words of --help', () => {
  const table = readTable().map(([option = '', value = '', what]) => [
    option.replaceAll('`', ''),
    value.replaceAll(',', ''),
    what,
  ]);
  const limits = names.map(name => [optionOf(name), String(defaultLimits[name]), limitDescriptions[name]]);
  expect(table.sort()).toEqual(limits.sort());
});

test('each row says what happens beyond the limit, and the codes it names exist', () => {
  for (const [option, , , beyond = ''] of readTable()) {
    expect(beyond, option).not.toBe('');
    for (const [, code = ''] of beyond.matchAll(/`([A-Z_]+)`/g)) expect(errorCodes, option).toHaveProperty(code);
  }
});

test('no limit is written down and then forgotten: each is read by some part of the gateway', () => {
  const files = globSync('**/*.ts', { cwd: folder }).filter(
    file => !/^config\/|^options\/|\.test\.ts|node_modules|^dist|^testkit/.test(file),
  );
  const sources = files.map(file => readFileSync(join(folder, file), 'utf8')).join('\n');
  expect(names.filter(name => !new RegExp(`\\b${name}\\b`).test(sources))).toEqual([]);
});
