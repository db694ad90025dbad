import { describe, expect, it } from 'vitest';
import { callerOf, grantOf } from '../../testkit/policyOver.ts';
import { MOST_CALLERS, PersonLookups } from './PersonLookups.ts';

const MORNING = Date.parse('2026-06-01T08:00:00+08:00');
const caller = callerOf() as never;
const none = { caller, grant: undefined };

describe('a caller may look at so many persons a day', () => {
  it('and is then told what is left, and when the day ends', () => {
    const lookups = new PersonLookups(500);
    expect(lookups.take(400, none, MORNING)).toBeUndefined();
    expect(lookups.take(101, none, MORNING)).toMatchObject({
      rule: 'person-lookups',
      article: '政务数据共享条例第二十五条',
      message: expect.stringMatching(/还可查询 100 人.*of your 500 a day 100 are left.*2026-06-02 00:00 Beijing/),
    });
    expect(lookups.take(100, none, MORNING)).toBeUndefined();
    expect(lookups.take(1, none, MORNING)).toBeDefined();
  });

  it('the day is that of Beijing, wherever the clock is read', () => {
    const lookups = new PersonLookups(1);
    lookups.take(1, none, Date.parse('2026-06-01T15:59:00Z'));
    expect(lookups.take(1, none, Date.parse('2026-06-01T15:59:59.999Z'))?.message).toMatch(/2026-06-02 00:00/);
    expect(lookups.take(1, none, Date.parse('2026-06-01T16:00:00Z'))).toBeUndefined();
  });

  it('each for himself, also when two issuers call theirs the same', () => {
    const lookups = new PersonLookups(1);
    const others = [callerOf({ subject: 'other' }), callerOf({ issuer: 'https://other.example' })] as never[];
    for (const one of [caller, ...others]) expect(lookups.take(1, { caller: one, grant: undefined }, MORNING)).toBeUndefined();
    expect(lookups.take(1, none, MORNING)).toBeDefined();
  });

  it('and may find out beforehand, as often as he likes', () => {
    const lookups = new PersonLookups(2);
    for (let time = 0; time < 5; time++) expect(lookups.foretell(2, none, MORNING)).toBeUndefined();
    lookups.take(1, none, MORNING);
    const foretold = lookups.foretell(2, none, MORNING);
    expect(foretold?.message).toMatch(/还可查询 1 人/);
    expect(lookups.take(2, none, MORNING)).toEqual(foretold);
    expect(lookups.take(1, none, MORNING)).toBeUndefined();
  });

  it('of all that processes tell each other of the day, and of no day before', () => {
    const [one, other] = [new PersonLookups(10), new PersonLookups(10)];
    one.onTake(looked => other.hear([looked]));
    one.take(6, none, MORNING);
    expect(other.take(5, none, MORNING)).toBeDefined();
    expect(other.take(4, none, MORNING)).toBeUndefined();
    const third = new PersonLookups(10);
    third.hear(other.all);
    expect(third.take(1, none, MORNING)).toBeDefined();
    const tomorrow = MORNING + 86_400_000;
    expect(third.take(3, none, tomorrow)).toBeUndefined();
    third.hear(other.all);
    expect(third.take(8, none, tomorrow)).toBeDefined();
    expect(third.take(7, none, tomorrow)).toBeUndefined();
  });

  it('and no more when the clock is set back over midnight', () => {
    const lookups = new PersonLookups(5);
    const midnight = Date.parse('2026-06-02T00:00:00+08:00');
    expect(lookups.take(5, none, midnight - 1000)).toBeUndefined();
    expect(lookups.take(1, none, midnight)).toBeUndefined();
    expect(lookups.take(5, none, midnight - 1000)?.message).toMatch(/left.*2026-06-03 00:00/);
    expect(lookups.take(4, none, midnight - 1000)).toBeUndefined();
    expect(lookups.take(1, none, midnight)).toBeDefined();
  });

  it('also where a process starts while more callers are counted than it can remember: it forgets who has been quiet for longest', () => {
    const [one, started] = [new PersonLookups(5), new PersonLookups(5)];
    const of = (subject: string) => ({ caller: callerOf({ subject }) as never, grant: undefined });
    for (let other = 1; other < MOST_CALLERS; other++) one.take(1, of(`o-${other}`), MORNING);
    one.take(4, none, MORNING);
    started.hear(one.all);
    started.take(1, of('new'), MORNING);
    expect(started.take(2, none, MORNING)).toBeDefined();
    expect(started.take(5, of('o-1'), MORNING)).toBeUndefined();
  });

  it('0 is no limit', () => expect(new PersonLookups(0).take(1_000_000, none, MORNING)).toBeUndefined());
});

describe('a grant', () => {
  it.each([
    [1000, 900, true],
    [5, 6, false],
    [0, 1, false],
  ])('with a number of its own goes before: %d a day', (personsPerDay, asked, isGiven) => {
    const objection = new PersonLookups(500).take(asked, { caller, grant: grantOf({ personsPerDay }) }, MORNING);
    expect(objection === undefined).toBe(isGiven);
  });

  it('has a count of its own then, and shares the usual one otherwise', () => {
    const lookups = new PersonLookups(10);
    const take = (number: string, personsPerDay: number | null) =>
      lookups.take(10, { caller, grant: grantOf({ number, personsPerDay }) }, MORNING) === undefined;
    expect([take('G-1', 10), take('G-1', 10), take('G-2', 10), take('G-3', null), take('G-4', null)]).toEqual([
      true,
      false,
      true,
      true,
      false,
    ]);
  });
});
