import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { Department } from '../../testkit/Department.ts';
import { grantingDepartment } from '../../testkit/grantingDepartment.ts';
import { Issuer } from '../../testkit/Issuer.ts';
import { grantOf } from '../../testkit/policyOver.ts';
import { SHARING_LINK as link, personal } from '../../testkit/sharingLink.ts';
import { type Federation, startFederation } from '../../testkit/startFederation.ts';
import type { Grant } from './Grant.ts';

const given: Grant[] = [];
const sharing = grantingDepartment(given);
const civil = new Department('civil-affairs', {
  link,
  sdl: `type Query { isMarried(pid: ID): Boolean ${personal('civil-affairs')} }
    type Subscription { weddings: Int ${personal('civil-affairs')} }`,
  resolvers: { Query: { isMarried: () => true } },
});

let issuer: Issuer;
let federation: Federation;
beforeAll(async () => {
  issuer = await Issuer.start();
  federation = await startFederation([civil, sharing], {
    policy: 'enforce',
    identity: { issuers: [issuer.settings], allowAnonymous: false },
    limits: { grantsInterval: 9_000 },
  });
  // Until the answer to the question that a gateway asks when it starts.
  await vi.waitFor(async () => expect((await look('G-0')).text).not.toContain('hears nothing of grants'));
});
afterAll(async () => {
  await federation[Symbol.asyncDispose]();
  await issuer[Symbol.asyncDispose]();
});

async function look(number: string, query = '{ isMarried(pid: "1") }', more: Record<string, string> = {}) {
  const authorization = `Bearer ${await issuer.token()}`;
  const access = { 'minsheng-purpose': 'eligibility_check', 'minsheng-case': 'C-1', 'minsheng-grant': number };
  return federation.ask(query, { headers: { authorization, ...access, ...more } });
}

it('a grant that was given a moment ago is in force for the first who names it', async () => {
  expect((await look('G-1')).body.errors).toMatchObject([{ extensions: { rule: 'grant-covers' } }]);
  given.push(grantOf({ fields: ['Query.isMarried'] }));
  expect((await look('G-1')).body).toEqual({ data: { isMarried: true } });
});

it('and for a subscription', async () => {
  given.push(grantOf({ number: 'G-2', fields: ['Subscription.weddings'] }));
  const { text } = await look('G-2', 'subscription { weddings }', { accept: 'text/event-stream' });
  expect(text).not.toContain('POLICY_REFUSED');
});

it('and whoever makes up numbers does not have data-sharing asked for each', async () => {
  const before = sharing.heard.length;
  await Promise.all(Array.from({ length: 100 }, (_, number) => look(`made-up-${number}`)));
  expect(sharing.heard.length - before).toBeLessThanOrEqual(2);
});
