import { describe, expect, test } from 'vitest';
import { defaultLimits } from '../config/GatewayLimits.ts';
import { StreamingDepartment } from '../testkit/StreamingDepartment.ts';
import { chooseDepartmentStreams } from './chooseDepartmentStreams.ts';

const departments = [{ name: 'reports', url: 'http://127.0.0.1:1/' }];

describe('an operator says how a department is asked for events', () => {
  test.for([
    ['of a department that does not exist', { nobody: 'ws' }, 'set for "nobody", but the supergraph knows only reports'],
    ['in a way that does not exist', { reports: 'pigeon' }, 'write --subscribe reports=sse, =ws or =ws://'],
    ['at an address that is no WebSocket', { reports: 'http://127.0.0.1/' }, 'write --subscribe reports=sse'],
  ] as const)('%s, and is told what is wrong', ([, settings, message]) => {
    expect(() => chooseDepartmentStreams(departments, settings, defaultLimits)).toThrow(
      expect.objectContaining({ name: 'SupergraphError', message: expect.stringContaining(message) }),
    );
  });

  test('at another address than its own, and is obeyed', async () => {
    const reports = new StreamingDepartment();
    await reports.start();
    try {
      const elsewhere = { reports: reports.url.replace('http', 'ws') };
      const stream = chooseDepartmentStreams(departments, elsewhere, defaultLimits).get('reports');
      const query = 'subscription { counted(last: 1) }';
      const events = stream?.subscribe({ query, variables: {} }, new AbortController().signal);
      expect((await events?.next())?.value).toEqual({ ok: true, data: { counted: 1 }, errors: [] });
      expect((await events?.next())?.done).toBe(true);
    } finally {
      await reports.stop();
    }
  });
});
