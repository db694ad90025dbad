import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Department } from '../supergraph/readDepartments.ts';
import type { DepartmentAnswer } from './DepartmentClient.ts';
import type { DepartmentStream, StreamLimits, StreamOptions, StreamRequest } from './DepartmentStream.ts';
import { departmentFailures } from './departmentFailures.ts';
import { checkAnswer } from './parseAnswer.ts';
import { explainLargeEvent, streamBrokeOff } from './streamFailures.ts';

/**
 * Asks a department for events over `graphql-transport-ws`
 * (https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md). Each subscription has a connection of its own, so
 * that its end is the connection's end, and one that breaks takes no other with it.
 */
export class WebSocketStream implements DepartmentStream {
  readonly name: string;
  readonly #url: string;
  readonly #limits: StreamLimits;

  constructor({ name, url }: Department, limits: StreamLimits) {
    this.name = name;
    this.#url = url;
    this.#limits = limits;
  }

  async *subscribe(
    request: StreamRequest,
    signal: AbortSignal,
    { headers = [], onOpen }: StreamOptions = {},
  ): AsyncGenerator<DepartmentAnswer> {
    if (signal.aborted) return;
    const client = this.#connect(headers);
    if (onOpen) client.on('connected', onOpen);
    const events = client.iterate({ query: request.query, variables: { ...request.variables } });
    const stop = () => void events.return?.();
    signal.addEventListener('abort', stop);
    let closedEarly = false;
    // The library takes "1000 Normal Closure" for a reason to connect again, silently; what came meanwhile would be lost.
    client.on('closed', () => {
      closedEarly = true;
      stop();
    });
    try {
      for await (const event of events) yield checkAnswer(event, this.name);
      if (closedEarly && !signal.aborted)
        yield { ok: false, failure: streamBrokeOff(this.name), cause: 'the connection was closed' };
    } catch (cause) {
      if (!signal.aborted) yield this.#explain(cause);
    } finally {
      signal.removeEventListener('abort', stop);
      stop();
    }
  }

  #connect(headers: readonly string[]): Client {
    const { departmentTimeout, subscriptionPing } = this.#limits;
    let missing: NodeJS.Timeout | undefined;
    const client = createClient({
      url: this.#url,
      webSocketImpl: socketWith(headers, this.#limits),
      retryAttempts: 0,
      connectionAckWaitTimeout: departmentTimeout,
      keepAlive: subscriptionPing,
      on: {
        // A department that vanished without a word leaves a connection that looks open for hours.
        ping: received => {
          if (!received) missing = setTimeout(() => client.terminate(), departmentTimeout);
        },
        pong: received => {
          if (received) clearTimeout(missing);
        },
        closed: () => clearTimeout(missing),
      },
    });
    return client;
  }

  #explain(cause: unknown): DepartmentAnswer {
    // The protocol's "error" message: the department refused the operation.
    if (Array.isArray(cause)) return checkAnswer({ errors: cause }, this.name);
    if (isClosing(cause, 1009) || isMaxPayload(cause)) return explainLargeEvent(this.name, this.#limits.maxEventBytes);
    const ackIsLate = isClosing(cause, 4504);
    const failure = ackIsLate ? departmentFailures.timeout(this.name, this.#limits.departmentTimeout) : streamBrokeOff(this.name);
    return { ok: false, failure, cause: describe(cause) };
  }
}

/** The library makes the socket itself and takes only a class to make it of. */
function socketWith(headers: readonly string[], { maxEventBytes, departmentTimeout }: StreamLimits) {
  const named: Record<string, string> = {};
  for (let at = 0; at + 1 < headers.length; at += 2) named[headers[at] ?? ''] = headers[at + 1] ?? '';
  return class extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { maxPayload: maxEventBytes, handshakeTimeout: departmentTimeout, headers: named });
    }
  };
}

function isClosing(cause: unknown, code: number): boolean {
  return typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === code;
}

function isMaxPayload(cause: unknown): boolean {
  const error = typeof cause === 'object' && cause !== null && 'error' in cause ? cause.error : cause;
  return error instanceof Error && 'code' in error && error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH';
}

/** For the operator's log: events of a socket print as `[object Object]`. */
function describe(cause: unknown): string {
  if (typeof cause !== 'object' || cause === null) return String(cause);
  if ('message' in cause) return String(cause.message);
  return 'code' in cause ? `the connection was closed with ${cause.code}` : String(cause);
}
