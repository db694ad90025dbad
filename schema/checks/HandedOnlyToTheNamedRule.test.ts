import { describe, expect, it } from 'vitest';
import { HandedOnlyToTheNamedRule } from './HandedOnlyToTheNamedRule.ts';
import { violations } from './harness.ts';

const check = (departments: Record<string, string>) => violations(HandedOnlyToTheNamedRule, departments);
const word = (owner: string, ...derivableBy: string[]) =>
  `@sharing(class: "conditional", owner: "${owner}", derivableBy: ${JSON.stringify(derivableBy)})`;
const KEY = '@key(fields: "code", resolvable: false)';

/** hrss owns `value`; the office judges it. */
const judged = (value: string) => ({
  hrss: `type One ${KEY} { code: ID! value: Float ${value} }`,
  office: `type One ${KEY} { code: ID! value: Float @external status: String @requires(fields: "value") ${word('office', 'audit')} }`,
});

describe('Contract: a department is handed only what names it', () => {
  it('refuses a requirement whose owner does not name the department', () => {
    expect(check(judged(word('hrss')))).toEqual([
      'office · One.status · It is handed One.value of hrss, where derivableBy does not name office',
    ]);
    expect(check(judged(word('hrss', 'office')))).toEqual([]);
  });

  it('looks behind a field that is itself computed', () => {
    const audit = `type One ${KEY} { code: ID! status: String @external lead: String @requires(fields: "status") }`;
    expect(check({ ...judged(word('hrss', 'office')), audit })).toEqual([
      'audit · One.lead · It is handed One.value of hrss, where derivableBy does not name audit',
    ]);
    expect(check({ ...judged(word('hrss', 'office', 'audit')), audit })).toEqual([]);
  });

  it.each([
    ['an interface', 'interface Any'],
    ['an @interfaceObject', 'type Any @interfaceObject'],
  ])('looks at every type behind %s', (_what, any) => {
    const office = `${any} ${KEY} { code: ID! value: Float @external status: String @requires(fields: "value") }`;
    const hrss = (said: string) =>
      `interface Any ${KEY} { code: ID! value: Float } type One implements Any ${KEY} { code: ID! value: Float ${said} }`;
    expect(check({ hrss: hrss(word('hrss')), office })).toEqual([
      'office · Any.status · It is handed One.value of hrss, where derivableBy does not name office',
    ]);
    expect(check({ hrss: hrss(word('hrss', 'office')), office })).toEqual([]);
  });

  it('looks at what stands within a required field', () => {
    const office = `type One ${KEY} { code: ID! person: Person @external status: String @requires(fields: "person { name }") }
      type Person { name: String @external }`;
    const hrss = `type One ${KEY} { code: ID! person: Person ${word('hrss', 'office')} } type Person { name: String ${word('hrss')} }`;
    expect(check({ hrss, office })).toEqual([
      'office · One.status · It is handed Person.name of hrss, where derivableBy does not name office',
    ]);
  });

  it('refuses a key of conditional fields to a department that is not named', () => {
    const person = (said: string) => `type Person @key(fields: "pid") { pid: ID! ${said} }`;
    const pid = (...names: string[]) =>
      person(`@sharing(class: "conditional", sensitivity: "personal", derivableBy: ${JSON.stringify(names)})`);
    expect(check({ hrss: pid('hrss'), civil: pid('hrss') })).toEqual([
      'civil · Person · It is handed Person.pid of several departments, where derivableBy does not name civil',
    ]);
    expect(check({ hrss: pid('hrss', 'civil'), civil: person('') })).toEqual([]);
    expect(check({ hrss: pid('hrss'), civil: `type Person @key(fields: "pid", resolvable: false) { pid: ID! }` })).toEqual([]);
  });

  it('hands over keys that are open to all, or the department’s own', () => {
    const employer = 'type Employer @key(fields: "uscc") { uscc: ID!';
    const open = '@sharing(class: "unconditional", owner: "hrss")';
    expect(check({ hrss: `${employer} ${open} }`, medical: `${employer} }` })).toEqual([]);
    expect(check({ hrss: `${employer} ${word('hrss')} }` })).toEqual([]);
  });
});
