import { CallerError } from '../../errors.ts';
import { type Grant, isLive } from './Grant.ts';

/** Why a request's work was stopped: the grant that it relied on has ended, or nobody can say whether it has. */
export class GrantEnded extends CallerError {
  constructor(number: string, state: string) {
    super(
      'GRANT_ENDED',
      `授权 ${number} 已失效（${state}），查询已中止。请联系数据共享主管部门。 The grant ${number} is not in force any more (${state}), and the query was cut. Ask the sharing authority.`,
    );
    this.name = 'GrantEnded';
  }
}

/**
 * The grants that are in force, as `data-sharing` last told. When it has told nothing for too long all count as suspended: a
 * suspension that cannot be heard of must not be a right that goes on.
 */
export class Grants {
  readonly #staleAfter: number;
  readonly #grants = new Map<string, Grant>();
  readonly #users = new Map<string, Set<(ended: GrantEnded) => void>>();
  #heardAt = Number.NEGATIVE_INFINITY;
  #version = '';
  #changes = 0;

  /** @param staleAfter milliseconds */
  constructor({ staleAfter }: { staleAfter: number }) {
    this.#staleAfter = staleAfter;
  }

  /** Changes with every change of a grant, and is never the same again. */
  get version(): string {
    return String(this.#changes);
  }

  /** The grant of that number, when it may be used now. */
  findLive(number: string | undefined): Grant | undefined {
    const grant = number === undefined ? undefined : this.#grants.get(number);
    return grant && !this.isStale && isLive(grant, Date.now()) ? grant : undefined;
  }

  get isStale(): boolean {
    return performance.now() - this.#heardAt > this.#staleAfter;
  }

  /**
   * What has changed up to a version. Those who use a grant that has ended hear of it at once.
   * @returns whether all must be asked for anew: `data-sharing` has gone back, as after a restored backup
   */
  learn(version: string, changed: readonly Grant[]): boolean {
    const hasGoneBack = this.#version !== '' && Number(version) < Number(this.#version);
    if (hasGoneBack) this.#grants.clear();
    if (hasGoneBack || changed.length > 0) this.#changes += 1;
    this.#heardAt = performance.now();
    this.#version = version;
    for (const grant of changed) this.#grants.set(grant.number, grant);
    this.endOld();
    return hasGoneBack;
  }

  /** Ends what has expired, or can no longer be vouched for; to be called often. */
  endOld(): void {
    for (const [number, users] of this.#users) {
      if (users.size === 0 || this.findLive(number)) continue;
      const ended = new GrantEnded(number, this.isStale ? 'UNKNOWN' : (this.#stateOf(number) ?? 'UNKNOWN'));
      const told = [...users];
      // Each is told once, however long it takes to leave.
      users.clear();
      for (const end of told) end(ended);
    }
  }

  /** @param end called when the grant ends; none: nothing is relied on. Dispose of it when the grant is not used any more */
  use(number: string | undefined, end: (ended: GrantEnded) => void): Disposable {
    if (number === undefined) return NOTHING;
    const users = this.#users.get(number) ?? new Set();
    this.#users.set(number, users);
    users.add(end);
    return {
      [Symbol.dispose]: () => {
        users.delete(end);
        if (users.size === 0) this.#users.delete(number);
      },
    };
  }

  #stateOf(number: string): string | undefined {
    const grant = this.#grants.get(number);
    return grant?.state === 'ACTIVE' ? 'EXPIRED' : grant?.state;
  }
}

const NOTHING: Disposable = { [Symbol.dispose]: () => {} };
