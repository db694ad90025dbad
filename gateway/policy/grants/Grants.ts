import { CallerError } from '../../errors.ts';
import type { Caller } from '../../identity/identifyCaller.ts';
import { type Grant, type Lapse, lapseOf } from './Grant.ts';
import { GONE, type Told, tellLapse, UNHEARD } from './tellLapse.ts';

/** A department's own grant that may not be used, and why. */
export interface Lapsed {
  grant: Grant;
  lapse: Lapse;
}

/** How a grant stands for a department: in force, or not, or nothing that this department may learn of. */
export interface Standing {
  grant?: Grant;
  lapsed?: Lapsed | 'UNHEARD';
}

/** Why a request's work was stopped: the grant that it relied on has ended, or nobody can say whether it has. */
export class GrantEnded extends CallerError {
  constructor(number: string, lapsed: Lapsed | 'UNHEARD' | 'GONE') {
    const [state, [zh, en]] = tellEnd(lapsed);
    super(
      'GRANT_ENDED',
      `授权 ${number} 已失效（${state}），查询已中止。${zh} The query under the grant ${number} was cut. ${en}`,
    );
    this.name = 'GrantEnded';
  }
}

function tellEnd(lapsed: Lapsed | 'UNHEARD' | 'GONE'): [state: string, Told] {
  if (lapsed === 'UNHEARD') return ['UNKNOWN', UNHEARD];
  return lapsed === 'GONE' ? ['UNKNOWN', GONE] : [lapsed.lapse, tellLapse(lapsed)];
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
  /** Undefined: nobody is there to be asked. */
  #hear: (() => Promise<void>) | undefined;
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
    return grant && !this.isStale && lapseOf(grant, Date.now()) === undefined ? grant : undefined;
  }

  /**
   * How the grant of that number stands for a department. Another department's grant is like one that was never given: whoever tries numbers
   * must not find out which exist.
   */
  standingFor(department: string | undefined, number: string | undefined): Standing {
    if (number === undefined) return {};
    if (this.isStale) return { lapsed: 'UNHEARD' };
    const grant = this.#grants.get(number);
    if (grant === undefined || grant.requester !== department) return {};
    const lapse = lapseOf(grant, Date.now());
    return lapse === undefined ? { grant } : { lapsed: { grant, lapse } };
  }

  /**
   * Whether the number that a caller names is not in force for his department as far as is known, so that it may have just been given or
   * resumed. True as well of another department's grant: a number that exists must not be refused faster than one that does not.
   */
  mayBeNews(caller: Caller, number: string | undefined): boolean {
    if (number === undefined || caller.kind !== 'identified' || !this.#hear || this.isStale) return false;
    return this.standingFor(caller.department, number).grant === undefined;
  }

  /** Asks what has changed by now. Resolves when it is learnt, or when nobody answers in time. */
  async hearNews(): Promise<void> {
    await this.#hear?.();
  }

  hearBy(hear: () => Promise<void>): void {
    this.#hear = hear;
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
      const ended = new GrantEnded(number, this.#lapsedOf(number));
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

  #lapsedOf(number: string): Lapsed | 'UNHEARD' | 'GONE' {
    if (this.isStale) return 'UNHEARD';
    const grant = this.#grants.get(number);
    if (grant === undefined) return 'GONE';
    return { grant, lapse: lapseOf(grant, Date.now()) ?? 'UNKNOWN' };
  }
}

const NOTHING: Disposable = { [Symbol.dispose]: () => {} };
