import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { callerOf, grantOf, type PolicyUnderTest, policyOver } from '../testkit/policyOver.ts';
import { everybodys, open, personal } from '../testkit/sharingLink.ts';
import { Grants } from './grants/Grants.ts';
import { Policy } from './Policy.ts';

const hrss = `type Query { fund: Int ${open('hrss')} person: Person ${personal('hrss')} people(first: Int): [Person!] ${personal('hrss')} }
  type Person @key(fields: "pid") { pid: ID! ${everybodys} }`;
const civil = `type Person @key(fields: "pid") { pid: ID! ${everybodys} isMarried: Boolean ${personal('civil-affairs')} }`;

let under: PolicyUnderTest;
beforeAll(async () => {
  under = await policyOver({ hrss, 'civil-affairs': civil });
});

const START = Date.parse('2026-06-01T08:00:00+08:00');
beforeEach(() => void vi.useFakeTimers({ now: START }));
afterEach(() => void vi.useRealTimers());

function policyWith({ isInForce = true, maxPersonsPerDay = 500 } = {}) {
  const grants = new Grants({ staleAfter: 10_000 });
  const policy = new Policy({ isInForce, grants, maxPersonsPerDay });
  const access = { purpose: 'eligibility_check', case: '社〔2026〕7号', grant: 'G-1' };
  const decide = (operation: ReturnType<typeof under.prepare>, wish: Partial<Parameters<Policy['decide']>[1]> = {}) =>
    policy.decide(operation, { caller: callerOf(), access, variables: {}, ...wish }, under.graph);
  return { grants, policy, access, decide };
}

const wedding = grantOf({ fields: ['Person.isMarried'] });

describe('a decision', () => {
  it('is made once for equal rights, whoever has them', () => {
    const { decide, access, grants } = policyWith();
    grants.learn('1', [wedding]);
    const operation = under.prepare('{ fund person { pid isMarried } }');
    const first = decide(operation);
    expect(decide(operation, { caller: callerOf({ subject: 'somebody-else' }) })).toBe(first);
    expect(decide(operation, { access: { ...access, case: '社〔2026〕8号' } })).toBe(first);
    expect(decide(operation, { access: { ...access, case: undefined } })).not.toBe(first);
    expect(decide(operation, { access: { ...access, purpose: 'audit' } })).not.toBe(first);
    expect(decide(operation, { caller: callerOf({ roles: ['leading_group'] }) })).not.toBe(first);
    expect(decide(operation, { caller: callerOf({ department: 'civil-affairs' }) })).not.toBe(first);
  });

  it('is not kept for a grant that does not exist: there are as many of those as somebody cares to make up', () => {
    const { decide } = policyWith();
    const operation = under.prepare('{ person { pid isMarried } }');
    expect(decide(operation)).not.toBe(decide(operation));
  });

  it('is made anew when a grant begins, is suspended, expires, or cannot be vouched for', () => {
    const { decide, grants } = policyWith();
    const operation = under.prepare('{ person { pid isMarried } }');
    const kind = () => decide(operation).kind;
    expect(kind()).toBe('allowWithout');
    grants.learn('1', [{ ...wedding, validUntil: '2026-06-01T08:00:30+08:00' }]);
    expect(kind()).toBe('allow');
    grants.learn('2', [{ ...wedding, state: 'SUSPENDED' }]);
    expect(kind()).toBe('allowWithout');
    grants.learn('3', [{ ...wedding, validUntil: '2026-06-01T08:00:05+08:00' }]);
    expect(kind()).toBe('allow');
    vi.advanceTimersByTime(5_000);
    expect(kind()).toBe('allowWithout');
    grants.learn('4', [wedding]);
    expect(kind()).toBe('allow');
    vi.advanceTimersByTime(10_001);
    expect(kind()).toBe('allowWithout');
  });

  it('says nothing of another department’s grant, in force or not', () => {
    const { decide, grants } = policyWith();
    const told = (wish: Partial<typeof wedding>) => {
      grants.learn('1', [{ ...wedding, ...wish }]);
      const decision = decide(under.prepare('{ person { pid isMarried } }'));
      return decision.kind === 'allowWithout' ? [...decision.withheld.values()].map(({ message }) => message) : [];
    };
    const [unknown] = told({ number: 'G-2' });
    expect(unknown).toMatch(/has no grant G-1/);
    expect(told({ requester: 'audit' })).toEqual([unknown]);
    expect(told({ requester: 'audit', state: 'SUSPENDED' })).toEqual([unknown]);
    expect(told({ state: 'SUSPENDED' })).toEqual([expect.stringMatching(/G-1 is suspended/)]);
  });

  it('is not kept for ever', () => {
    const { decide, access } = policyWith();
    const operation = under.prepare('{ fund }');
    const first = decide(operation);
    for (let number = 0; number < 200; number++) decide(operation, { access: { ...access, grant: `G-${number + 2}` } });
    expect(decide(operation)).not.toBe(first);
    expect(decide(operation)).toEqual(first);
  });

  it('allows everything where no rules are in force', () => {
    const { decide, policy } = policyWith({ isInForce: false });
    expect(decide(under.prepare('{ people(first: 9000) { isMarried } }')).kind).toBe('allow');
    expect(policy.audienceOf({ kind: 'anonymous' })).toBe('department');
  });
});

describe('persons are counted', () => {
  const page = 'query ($n: Int) { people(first: $n) { pid } }';

  it('with each request, though the decision is kept', () => {
    const { decide } = policyWith({ maxPersonsPerDay: 10 });
    const operation = under.prepare(page);
    const ask = (n: number) => decide(operation, { variables: { n } });
    expect([ask(6).kind, ask(5).kind, ask(4).kind]).toEqual(['allow', 'refuse', 'allow']);
    expect(ask(1)).toMatchObject({
      objection: { rule: 'person-lookups' },
      isAboutPersons: false,
      fields: [],
      reason: 'person-lookups',
    });
    vi.advanceTimersByTime(16 * 3_600_000);
    expect(ask(10).kind).toBe('allow');
  });

  it('in a dry run too, which tells the refusal and spends nothing', () => {
    const { decide, grants } = policyWith({ maxPersonsPerDay: 3 });
    const operation = under.prepare(page);
    const foretell = (n: number) => decide(operation, { variables: { n }, isDry: true });
    expect([foretell(3).kind, foretell(3).kind]).toEqual(['allow', 'allow']);
    decide(operation, { variables: { n: 1 } });
    expect(foretell(3)).toEqual(decide(operation, { variables: { n: 3 } }));
    expect(foretell(3)).toMatchObject({ kind: 'refuse', objection: { rule: 'person-lookups' } });
    expect(decide(operation, { variables: { n: 2 } }).kind).toBe('allow');

    grants.learn('1', [{ ...wedding, personsPerDay: 2 }]);
    const married = under.prepare('{ people(first: 2) { isMarried } }');
    expect([decide(married, { isDry: true }).kind, decide(married).kind]).toEqual(['allow', 'allow']);
    expect(decide(married, { isDry: true })).toMatchObject({ kind: 'refuse', objection: { rule: 'person-lookups' } });
  });

  it('but not in a dry run, nor when nothing is given, nor where nobody is asked about', () => {
    const { decide, access } = policyWith({ maxPersonsPerDay: 1 });
    const operation = under.prepare(page);
    expect(decide(operation, { variables: { n: 1 }, isDry: true }).kind).toBe('allow');
    expect(decide(operation, { variables: { n: 9 }, access: { ...access, case: undefined } })).toMatchObject({
      objection: { rule: 'case-stated' },
    });
    expect(decide(under.prepare('{ fund }')).kind).toBe('allow');
    expect(decide(operation, { variables: { n: 1 } }).kind).toBe('allow');
  });

  it('against the number of the grant that is relied on, and of no other', () => {
    const { decide, grants } = policyWith({ maxPersonsPerDay: 1 });
    grants.learn('1', [{ ...wedding, personsPerDay: 50 }]);
    const married = under.prepare('query ($n: Int) { people(first: $n) { isMarried } }');
    expect(decide(married, { variables: { n: 50 } }).kind).toBe('allow');
    expect(decide(under.prepare(page), { variables: { n: 2 } }).kind).toBe('refuse');
  });
});
