import type { OutgoingCall } from './OutgoingCall.ts';

/**
 * The queries on their way to one department, so that an equal one can wait for the same answer.
 *
 * Equal means the whole text and the whole authority, never a hash of them: a collision would hand one citizen's data to
 * another. The two are kept in nested maps because joining them would copy every text.
 */
export class InFlightCalls {
  readonly #byAuthority = new Map<string, Map<string, OutgoingCall>>();

  find(authority: string, body: string): OutgoingCall | undefined {
    const call = this.#byAuthority.get(authority)?.get(body);
    return call?.isJoinable ? call : undefined;
  }

  add(authority: string, call: OutgoingCall): void {
    const calls = this.#byAuthority.get(authority);
    if (calls) calls.set(call.body, call);
    else this.#byAuthority.set(authority, new Map([[call.body, call]]));
  }

  remove(authority: string, call: OutgoingCall): void {
    const calls = this.#byAuthority.get(authority);
    if (calls?.get(call.body) !== call) return;
    calls.delete(call.body);
    if (calls.size === 0) this.#byAuthority.delete(authority);
  }

  /** After a mutation: whoever asks now must see it, and what is on its way may have been read before. */
  forgetAll(): void {
    this.#byAuthority.clear();
  }
}
