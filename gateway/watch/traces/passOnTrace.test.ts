import { expect, test } from 'vitest';
import { passOnTrace } from './passOnTrace.ts';

const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

test('what systems on the way wrote into tracestate goes along, unless it is too long or no text', () => {
  const headersFor = (tracestate: string) => passOnTrace({ traceparent, tracestate })?.headers;
  expect(headersFor('city=1,county=2')).toEqual(['traceparent', traceparent, 'tracestate', 'city=1,county=2']);
  for (const wrong of ['', 'a=1\r\nx: y', `a=${'1'.repeat(600)}`])
    expect(headersFor(wrong)).toEqual(['traceparent', traceparent]);
});

test('a tracestate without a traceparent is not passed on', () => {
  expect(passOnTrace({ tracestate: 'city=1' })).toBeUndefined();
});
