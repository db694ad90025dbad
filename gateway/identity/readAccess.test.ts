import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { purposes, readAccess } from './readAccess.ts';

describe('a caller says for what it asks', () => {
  test('or says nothing', () => {
    expect(readAccess({ accept: '*/*' })).toEqual({});
  });

  test('with a purpose, a grant and a case, whose number travels as percent-encoded UTF-8', () => {
    const headers = {
      'minsheng-purpose': 'audit',
      'minsheng-grant': 'GX-2026-0007',
      'minsheng-case': encodeURIComponent('审社〔2026〕7号'),
    };
    expect(readAccess(headers)).toEqual({ purpose: 'audit', grant: 'GX-2026-0007', case: '审社〔2026〕7号' });
  });

  test.for([...purposes])('%s is a purpose', purpose => {
    expect(readAccess({ 'minsheng-purpose': purpose })).toEqual({ purpose });
  });

  test('and the purposes are those of schema/trust.md', () => {
    const contract = readFileSync(join(import.meta.dirname, '../../schema/trust.md'), 'utf8');
    const [line = ''] = /^Purposes: .*$/m.exec(contract) ?? [];
    expect([...line.matchAll(/`(\w+)`/g)].map(match => match[1])).toEqual(purposes);
  });

  test.for(['A/2026-7', '〇', '𠮷号', 'x'.repeat(64), '民'.repeat(64)])('%s is the number of a case', number => {
    expect(readAccess({ 'minsheng-case': encodeURIComponent(number) })).toEqual({ case: number });
  });
});

describe('what is not understood is refused, and the answer names the header and its form', () => {
  test.for([
    ['purpose', ''],
    ['purpose', 'AUDIT'],
    ['purpose', 'curiosity'],
    ['purpose', 'audit, service'],
    ['purpose', 'constructor'],
    ['grant', ''],
    ['grant', 'GX-1, GX-2'],
    ['grant', 'x'.repeat(65)],
    ['grant', 'GX-1\u0000'],
    ['case', ''],
    ['case', '%'],
    ['case', '%E5%AE'],
    ['case', '%FF'],
    ['case', encodeURIComponent('审计 7号')],
    ['case', encodeURIComponent('审计"7号')],
    ['case', encodeURIComponent('审计\n7号')],
    ['case', 'x'.repeat(65)],
    ['case', '../..%00'],
  ] as const)('%s: "%s"', ([header, value]) => {
    const name = `Minsheng-${header.charAt(0).toUpperCase()}${header.slice(1)}`;
    expect(() => readAccess({ [name.toLowerCase()]: value })).toThrow(
      expect.objectContaining({ code: 'BAD_ACCESS_HEADER', status: 400, message: expect.stringContaining(`${name} must be`) }),
    );
  });
});

test('a case that came unencoded, as HTTP brings its bytes, is shown how it is written', () => {
  const raw = Buffer.from('审〔2026〕12').toString('latin1');
  expect(() => readAccess({ 'minsheng-case': raw })).toThrow(
    /编码：审〔2026〕12 写作 %E5%AE%A1%E3%80%942026%E3%80%9512。 .* is written %E5/,
  );
});

test('an empty header is a wrong one, also after somebody asked without any', () => {
  expect(readAccess({})).toEqual({});
  expect(() => readAccess({ 'minsheng-purpose': '' })).toThrow(/Minsheng-Purpose/);
  expect(() => readAccess({ 'minsheng-purpose': '' })).toThrow(/Minsheng-Purpose/);
});
