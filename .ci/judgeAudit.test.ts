import { describe, expect, test } from 'vitest';
import { judgeAudit, readAllowed } from './judgeAudit.ts';

const TODAY = new Date('2026-11-26T08:00:00Z');
const advisory = (id: string, severity: string) => ({
  ...{ title: 'Prototype pollution', url: `https://github.com/advisories/${id}`, severity, name: 'left', range: '<2' },
});
const report = (...via: object[]) =>
  JSON.stringify({ auditReportVersion: 2, vulnerabilities: { left: { via }, above: { via: ['left'] } } });
const allow = (until: string) => [{ id: 'GHSA-1', reason: 'not reached from here', until }];

describe('the audit of dependencies', () => {
  test('fails on high and critical advisories, and on no others', () => {
    const { failures, notes } = judgeAudit(report(advisory('GHSA-1', 'high'), advisory('GHSA-2', 'moderate')), [], TODAY);
    expect(failures).toEqual(['high: left <2: Prototype pollution (https://github.com/advisories/GHSA-1)']);
    expect(notes).toEqual(['2 advisories against production dependencies, 1 of them high or critical']);
  });

  test('bears what is allowed, up to its last day', () => {
    const found = report(advisory('GHSA-1', 'critical'));
    expect(judgeAudit(found, allow('2026-11-26'), TODAY).failures).toEqual([]);
    expect(judgeAudit(found, allow('2026-11-25'), TODAY).failures).toEqual([
      'GHSA-1 was allowed until 2026-11-25: look again, then mend it or give another date',
    ]);
  });

  test('says what is allowed for nothing', () => {
    expect(judgeAudit(report(), allow('2027-01-01'), TODAY).notes[1]).toContain('GHSA-1 is allowed, but nothing has it any more');
  });

  test.each([
    ['no npm', undefined, 'npm audit gave no answer'],
    ['no JSON', 'npm error', 'npm audit gave no answer'],
    ['no endpoint', JSON.stringify({ message: '405 Method Not Allowed', error: { summary: '' } }), '405 Method Not Allowed'],
    ['no network', JSON.stringify({ error: { summary: 'getaddrinfo ENOTFOUND' } }), 'getaddrinfo ENOTFOUND'],
  ])('with %s it warns that nothing was checked, and fails nothing', (_what, answer, why) => {
    const { failures, notes } = judgeAudit(answer, [], TODAY);
    expect(failures).toEqual([]);
    expect(notes).toEqual([`WARNING: the registry's advisories could not be had, so NOTHING WAS CHECKED: ${why}`]);
  });

  test('an entry that is over fails without the registry, too', () => {
    expect(judgeAudit(undefined, allow('2026-01-01'), TODAY).failures).toHaveLength(1);
  });

  test('an entry without a reason or a date is refused', () => {
    for (const entry of [
      { id: 'GHSA-1', until: '2027-01-01' },
      { id: 'GHSA-1', reason: 'x', until: 'never' },
    ])
      expect(() => readAllowed(JSON.stringify([entry]), 'list')).toThrow('list: GHSA-1 needs a reason, and until: YYYY-MM-DD');
  });
});
