import type { Context, TextMapPropagator, TextMapSetter } from '@opentelemetry/api';

const pushHeader: TextMapSetter<string[]> = { set: (headers, name, value) => headers.push(name, value) };

/** The headers that carry a context's span onward: name, value, name, value. */
export function writeTraceHeaders(context: Context, propagator: TextMapPropagator): string[] {
  const headers: string[] = [];
  propagator.inject(context, headers, pushHeader);
  return headers;
}
