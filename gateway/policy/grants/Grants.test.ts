import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { callerOf, grantOf } from '../../testkit/policyOver.ts';
import { type GrantEnded, Grants } from './Grants.ts';

const START = Date.parse('2026-06-01T08:00:00+08:00');
let grants: Grants;
beforeEach(() => {
  vi.useFakeTimers({ now: START });
  grants = new Grants({ staleAfter: 10_000 });
});
afterEach(() => vi.useRealTimers());

/** Who uses a grant, and what he hears. */
function use(number: string | undefined) {
  const heard: GrantEnded[] = [];
  const right = grants.use(number, ended => heard.push(ended));
  return { heard, leave: () => right[Symbol.dispose]() };
}

describe('a number that is not in force, as far as is known, may be news', () => {
  const caller = callerOf();
  const mayBeNews = (number: string | undefined, who: Parameters<Grants['mayBeNews']>[0] = caller) =>
    grants.mayBeNews(who, number);

  it('also when it is another department’s, so that nobody measures which numbers exist', () => {
    grants.hearBy(async () => {});
    grants.learn('1', [
      grantOf(),
      grantOf({ number: 'G-2', requester: 'audit' }),
      grantOf({ number: 'G-3', state: 'SUSPENDED' }),
    ]);
    expect(['G-1', 'G-2', 'G-3', 'G-4', undefined].map(number => mayBeNews(number))).toEqual([false, true, true, true, false]);
    expect(mayBeNews('G-4', { kind: 'anonymous' })).toBe(false);
  });

  it('but not where nobody is asked, or nobody has answered for long', async () => {
    grants.learn('1', []);
    expect(mayBeNews('G-1')).toBe(false);
    await grants.hearNews();
    grants.hearBy(async () => void grants.learn('2', [grantOf()]));
    expect(mayBeNews('G-1')).toBe(true);
    vi.advanceTimersByTime(10_001);
    expect(mayBeNews('G-1')).toBe(false);
    await grants.hearNews();
    expect([mayBeNews('G-1'), grants.findLive('G-1')]).toEqual([false, grantOf()]);
  });
});

describe('a grant is in force', () => {
  it('when data-sharing said so', () => {
    expect(grants.findLive('G-1')).toBeUndefined();
    grants.learn('1', [grantOf()]);
    expect(grants.findLive('G-1')).toEqual(grantOf());
    expect(grants.findLive('G-2')).toBeUndefined();
    expect(grants.findLive(undefined)).toBeUndefined();
  });

  it.each(['SUSPENDED', 'TERMINATED', 'EXPIRED', 'DREAMT' as never] as const)('not when it is %s', state => {
    grants.learn('1', [grantOf({ state })]);
    expect(grants.findLive('G-1')).toBeUndefined();
  });

  it.each(['__proto__', 'constructor', 'toString'])('not because every object has a %s', number => {
    grants.learn('1', [grantOf()]);
    expect(grants.findLive(number)).toBeUndefined();
  });

  it('from its first moment to before its last, wherever the clock is read', () => {
    grants.learn('1', [grantOf({ validFrom: '2026-06-01T00:00:01Z', validUntil: '2026-06-01T08:00:03+08:00' })]);
    const isLive = () => grants.findLive('G-1') !== undefined;
    expect(isLive()).toBe(false);
    vi.advanceTimersByTime(1_000);
    expect(isLive()).toBe(true);
    vi.advanceTimersByTime(1_999);
    expect(isLive()).toBe(true);
    vi.advanceTimersByTime(1);
    expect(isLive()).toBe(false);
  });

  it('no longer when nothing has been heard for too long, and again when something is', () => {
    grants.learn('1', [grantOf()]);
    vi.advanceTimersByTime(10_000);
    expect(grants.findLive('G-1')).toBeDefined();
    vi.advanceTimersByTime(1);
    expect([grants.isStale, grants.findLive('G-1')]).toEqual([true, undefined]);
    grants.learn('1', []);
    expect([grants.isStale, grants.findLive('G-1')]).toEqual([false, grantOf()]);
  });
});

describe('how a grant stands for a department', () => {
  const ofHrss = () => grants.standingFor('hrss', 'G-1');

  it('is told to the department that has it', () => {
    expect(ofHrss()).toEqual({ lapsed: 'UNHEARD' });
    grants.learn('1', []);
    expect(ofHrss()).toEqual({});
    grants.learn('2', [grantOf()]);
    expect(ofHrss()).toEqual({ grant: grantOf() });
    for (const state of ['SUSPENDED', 'TERMINATED', 'EXPIRED'] as const) {
      grants.learn('3', [grantOf({ state })]);
      expect(ofHrss()).toEqual({ lapsed: { grant: grantOf({ state }), lapse: state } });
    }
  });

  it('by the clock, also before it begins', () => {
    const wish = { validFrom: '2026-06-01T00:00:01Z', validUntil: '2026-06-01T08:00:02+08:00' };
    grants.learn('1', [grantOf(wish)]);
    const stand = () => {
      const { lapsed } = ofHrss();
      return typeof lapsed === 'object' ? lapsed.lapse : lapsed;
    };
    expect(stand()).toBe('NOT_YET');
    vi.advanceTimersByTime(1_000);
    expect(stand()).toBeUndefined();
    vi.advanceTimersByTime(1_000);
    expect(stand()).toBe('EXPIRED');
  });

  it('and to nobody else, whatever became of it', () => {
    for (const state of ['ACTIVE', 'SUSPENDED', 'TERMINATED', 'EXPIRED'] as const) {
      grants.learn('1', [grantOf({ state })]);
      for (const other of ['civil-affairs', 'audit', '', undefined]) expect(grants.standingFor(other, 'G-1')).toEqual({});
    }
    expect(grants.standingFor('hrss', undefined)).toEqual({});
  });
});

describe('who uses a grant', () => {
  it('hears at once that it is suspended, and what that means', () => {
    grants.learn('1', [grantOf(), grantOf({ number: 'G-2' })]);
    const [first, second, none] = [use('G-1'), use('G-2'), use(undefined)];
    grants.learn('2', [grantOf({ state: 'SUSPENDED' })]);
    expect(first.heard[0]).toMatchObject({
      code: 'GRANT_ENDED',
      status: 403,
      message: expect.stringMatching(/G-1.*SUSPENDED.*resumeGrant/),
    });
    expect([second.heard, none.heard]).toEqual([[], []]);
  });

  it('hears when it expires by itself', () => {
    grants.learn('1', [grantOf({ validUntil: '2026-06-01T08:00:01+08:00' })]);
    const { heard } = use('G-1');
    grants.endOld();
    expect(heard).toEqual([]);
    vi.advanceTimersByTime(1_000);
    grants.endOld();
    expect(heard[0]?.message).toMatch(/EXPIRED.*draftApplication/);
  });

  it('hears when nobody can vouch for it any more', () => {
    grants.learn('1', [grantOf()]);
    const { heard } = use('G-1');
    vi.advanceTimersByTime(10_001);
    grants.endOld();
    expect(heard[0]?.message).toMatch(/UNKNOWN.*Try again in a minute/);
  });

  it('hears nothing once he has done', () => {
    grants.learn('1', [grantOf()]);
    const [gone, stays] = [use('G-1'), use('G-1')];
    gone.leave();
    grants.learn('2', [grantOf({ state: 'TERMINATED' })]);
    expect([gone.heard.length, stays.heard.length]).toEqual([0, 1]);
  });
});
