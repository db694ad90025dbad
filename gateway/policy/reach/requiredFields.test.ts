import { describe, expect, it } from 'vitest';
import type { Subgraphs } from '../../testkit/planOver.ts';
import { policyOver } from '../../testkit/policyOver.ts';
import { everybodys, open, personal } from '../../testkit/sharingLink.ts';

const PERSON = 'type Person @key(fields: "pid")';
const derivable = personal('hrss').replace('@sharing(', '@sharing(derivableBy: ["civil-affairs"], ');

/** What `{ person { <field> } }` reaches beside what it says. */
async function required(subgraphs: Subgraphs, field: string): Promise<string[]> {
  const { reach } = await policyOver(subgraphs);
  return reach(`{ person { ${field} } }`).filter(one => one.includes(' for '));
}

const hrss = (fields: string) =>
  `type Query { person: Person ${personal('hrss')} } ${PERSON} { pid: ID! ${everybodys} ${fields} }`;

describe('to answer a field is required', () => {
  it('what it is computed from, over as many steps as there are', async () => {
    const subgraphs = {
      hrss: hrss(`wage: Float ${personal('hrss')}`),
      'medical-insurance': `${PERSON} { pid: ID! ${everybodys} wage: Float @external ${personal('hrss')}
        base: Float @requires(fields: "wage") ${personal('medical-insurance')} }`,
      'civil-affairs': `${PERSON} { pid: ID! ${everybodys} base: Float @external ${personal('medical-insurance')}
        isPoor: Boolean @requires(fields: "base") ${personal('civil-affairs')} }`,
    };
    expect(await required(subgraphs, 'isPoor')).toEqual(['Person.base for Person.isPoor', 'Person.wage for Person.base']);
    expect(await required(subgraphs, 'wage')).toEqual([]);
  });

  it('but not what its owner lets the department derive from', async () => {
    const subgraphs = {
      hrss: hrss(`wage: Float ${derivable}`),
      'civil-affairs': `${PERSON} { pid: ID! ${everybodys} wage: Float @external ${derivable}
        isPoor: Boolean @requires(fields: "wage") ${personal('civil-affairs')} }`,
    };
    expect(await required(subgraphs, 'isPoor')).toEqual([]);
  });

  it('what is deeper in an object, and in the types behind an interface', async () => {
    const subgraphs = {
      hrss: `${hrss('work: Work')} interface Work { wage: Float } type Job implements Work ${personal('hrss')} { wage: Float tax: Float }`.replace(
        'work: Work',
        `work: Work ${personal('hrss')}`,
      ),
      'civil-affairs': `${PERSON} { pid: ID! ${everybodys} work: Work @external ${personal('hrss')}
        isPoor: Boolean @requires(fields: "work { ... on Job { tax } wage }") ${personal('civil-affairs')} }
        interface Work { wage: Float } type Job implements Work @shareable ${personal('hrss')} { wage: Float @external tax: Float @external }`,
    };
    expect(await required(subgraphs, 'isPoor')).toEqual([
      'Person.work for Person.isPoor',
      'Job.tax for Person.isPoor',
      'Job.wage for Person.isPoor',
    ]);
  });

  it('the key by which its department is told of the object', async () => {
    const subgraphs = {
      hrss: `type Query { person: Person ${personal('hrss')} }
        type Person @key(fields: "socialNumber") { socialNumber: ID! ${personal('hrss')} }`,
      'civil-affairs': `type Person @key(fields: "socialNumber") { socialNumber: ID! ${personal('hrss')}
        isMarried: Boolean ${personal('civil-affairs')} }`,
    };
    expect(await required(subgraphs, 'isMarried')).toEqual(['Person.socialNumber for Person.isMarried']);
  });

  it('but not a key that everybody may have', async () => {
    const subgraphs = {
      hrss: `type Query { person: Person ${personal('hrss')} } type Person @key(fields: "code") { code: ID! ${open('hrss')} }`,
      'civil-affairs': `type Person @key(fields: "code") { code: ID! ${open('hrss')} isMarried: Boolean ${personal('civil-affairs')} }`,
    };
    expect(await required(subgraphs, 'isMarried')).toEqual([]);
  });

  it('what an object of an interface is computed from, asked of the type behind it too', async () => {
    const { reach } = await policyOver({
      hrss: `type Query { cases: [Case!] ${open('hrss')} } interface Case @key(fields: "id") { id: ID! ${open('hrss')} debt: Float ${personal('hrss')} }
        type Dispute implements Case @key(fields: "id") { id: ID! ${open('hrss')} debt: Float ${personal('hrss')} }`,
      'civil-affairs': `type Case @interfaceObject @key(fields: "id") { id: ID! ${open('hrss')} debt: Float @external ${personal('hrss')}
        risk: Float @requires(fields: "debt") ${open('civil-affairs')} }`,
    });
    expect(reach('{ cases { risk } }')).toContain('Case.debt for Case.risk');
    expect(reach('{ cases { ... on Dispute { risk } } }')).toContain('Case.debt for Dispute.risk');
    expect(reach('{ cases { ... on Dispute { risk } } }')).toContain('Dispute.debt for Dispute.risk');
  });
});
