import type { ApolloServerPlugin } from '@apollo/server';

const traces = new WeakMap<Error, string>();

/** Apollo's formatError, where surprises are logged, is not told whose request they are of: this remembers it by the error. */
export const rememberTraces: ApolloServerPlugin = {
  requestDidStart: async () => ({
    didEncounterErrors: async ({ request, errors }) => {
      const trace = traceIdOf(request.http?.headers.get('traceparent'));
      if (trace !== undefined) for (const error of errors) traces.set(error, trace);
    },
  }),
};

/** For the log: begins a line about the error by the trace it belongs to, so that it is found from the gateway's; or by nothing. */
export function tracePrefix(error: unknown): string {
  const trace = error instanceof Error ? traces.get(error) : undefined;
  return trace === undefined ? '' : `trace ${trace}: `;
}

/** The trace id in a `traceparent` (https://www.w3.org/TR/trace-context/): 32 hexadecimal digits, and so nothing that could forge a line. */
export function traceIdOf(traceparent: string | undefined): string | undefined {
  return /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/.exec(traceparent ?? '')?.[1];
}
