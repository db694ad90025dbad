import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, print } from 'graphql';
import { describe, expect, it } from 'vitest';
import { readSubgraphNames } from '../contractFiles.ts';
import { violations } from './harness.ts';
import { SHARING_CODES, SharingCodesRule } from './SharingCodesRule.ts';

const SCHEMA = join(import.meta.dirname, '..');
const check = (word: string) => violations(SharingCodesRule, { hrss: `type Fund @sharing(${word}) { month: String }` });

describe('Contract: a word about sharing is of the agreed codes', () => {
  it('accepts them', () => {
    expect(
      check(
        'class: "refused", basis: "任何依据", sensitivity: "minor", purposes: ["audit"], masks: ["yesNo"], owner: "hrss", updated: "live", derivableBy: ["hrss"]',
      ),
    ).toEqual([]);
  });

  it.each([
    ['class', 'class: "open"', '"open"'],
    ['sensitivity', 'sensitivity: "secret"', '"secret"'],
    ['purposes', 'purposes: ["audit", "curiosity"]', '"curiosity"'],
    ['masks', 'masks: ["hidden"]', '"hidden"'],
    ['updated', 'updated: "sometimes"', '"sometimes"'],
    ['owner', 'owner: "tax"', '"tax"'],
    ['derivableBy', 'derivableBy: ["tax"]', '"tax"'],
    ['class', 'class: null', 'null'],
  ])('refuses another %s', (member, word, told) => {
    expect(check(word)).toEqual([expect.stringContaining(`hrss · Fund · Its ${member} is ${told}, which is none of`)]);
  });

  it('refuses different words about one field', () => {
    const person = (word: string) => `type Person @key(fields: "pid") { pid: ID! @sharing(${word}) }`;
    const [sayOne, sayOther] = ['class: "conditional", updated: "live"', 'class: "refused"'].map(person) as [string, string];
    expect(violations(SharingCodesRule, { hrss: sayOne, audit: sayOther })).toEqual([
      'hrss+audit · Person.pid · hrss and audit say different words about sharing it',
    ]);
    const reordered = person('updated: "live", class: "conditional"');
    expect(violations(SharingCodesRule, { hrss: sayOne, audit: reordered })).toEqual([]);
  });

  it('the codes are those that the directive and trust.md list', () => {
    const [directive, trust] = ['directives/sharing.graphql', 'trust.md'].map(file => readFileSync(join(SCHEMA, file), 'utf8'));
    for (const member of ['class', 'sensitivity', 'masks', 'updated'] as const) {
      const line = directive?.split('\n').find(text => text.startsWith(`${member}: `)) ?? '';
      for (const code of SHARING_CODES[member]) expect(line).toContain(code);
    }
    for (const purpose of SHARING_CODES.purposes) expect(trust).toContain(`\`${purpose}\``);
  });

  it('departments define the directive as directives/sharing.graphql does', () => {
    const definitionIn = (file: string) =>
      parse(readFileSync(join(SCHEMA, file), 'utf8'))
        .definitions.filter(node => node.kind === 'DirectiveDefinition' && node.name.value === 'sharing')
        .map(node => print({ ...node, description: undefined } as never));
    const [agreed] = definitionIn('directives/sharing.graphql');
    expect(agreed).toContain('class: String');
    for (const department of readSubgraphNames(join(SCHEMA, '..'))) {
      expect(definitionIn(`subgraphs/${department}.graphql`)).toEqual([agreed]);
    }
  });
});
