import { describe, expect, it } from 'vitest';
import { isParty } from '../acting/party.ts';
import { applicationLifecycle } from '../application/applicationLifecycle.ts';
import { ApplicationState } from '../application/applicationState.ts';
import { catalogueLifecycle } from '../catalogue/catalogueLifecycle.ts';
import { CatalogueState } from '../catalogue/catalogueState.ts';
import { correctionLifecycle } from '../correction/correctionLifecycle.ts';
import { CorrectionState } from '../correction/correctionState.ts';
import { DisputeState, disputeLifecycle } from '../dispute/disputeLifecycle.ts';
import { grantLifecycle } from '../grant/grantLifecycle.ts';
import { AccessRightState } from '../grant/grantState.ts';
import { allowedActions, type Lifecycle, refuseIllegalStep } from './lifecycle.ts';

/** Of both sides, and of the authority: whatever a state allows is open to this officer. */
const EVERYBODY = { subject: 'all', department: 'hrss', roles: ['officer', 'sharing_officer', 'sharing_authority'] };
/** One officer of each party, and of that party alone. */
const ONES = [
  ['hrss', 'officer'],
  ['hrss', 'sharing_officer'],
  ['civil-affairs', 'sharing_officer'],
  ['data-sharing', 'sharing_authority'],
].map(([department = '', role = '']) => ({ subject: 'one', department, roles: [role] }));
const rowIn = (state: string) => ({ number: 'X-1', state, requester: 'hrss', provider: 'hrss' });

const LIFECYCLES: [Lifecycle, Record<string, string>, ends: string[]][] = [
  [applicationLifecycle, ApplicationState, ['ACTIVE', 'REFUSED', 'WITHDRAWN']],
  [grantLifecycle, AccessRightState, ['TERMINATED', 'EXPIRED']],
  [correctionLifecycle, CorrectionState, ['NOTIFYING', 'CLOSED', 'WITHDRAWN']],
  [disputeLifecycle, DisputeState, ['SETTLED']],
  [catalogueLifecycle, CatalogueState, []],
];

describe.each(LIFECYCLES)('the life of a $kind', (lifecycle, states, ends) => {
  const actions = Object.entries(lifecycle.steps);

  it('ends where it should and nowhere else', () => {
    expect(Object.values(states).filter(state => actions.every(([, { from }]) => !from.includes(state)))).toEqual(ends);
  });

  it('refuses every step that its table does not allow, naming the state and what is allowed', () => {
    for (const state of Object.values(states)) {
      for (const [action, { from }] of actions) {
        const attempt = () => refuseIllegalStep(lifecycle, action, rowIn(state), EVERYBODY);
        if (from.includes(state)) expect(attempt).not.toThrow();
        else
          expect(attempt).toThrow(
            `当前状态为 ${state}，不能办理 ${action}；可以办理：${allowedActions(lifecycle, rowIn(state), EVERYBODY).join('、') || '无'}`,
          );
      }
    }
  });

  it('tells whose turn it is, whenever an officer comes too early or too late and nothing is left to him or her', () => {
    for (const state of Object.values(states).filter(each => !ends.includes(each))) {
      for (const [action, { by, from }] of actions) {
        const row = { ...rowIn(state), provider: 'civil-affairs' };
        for (const officer of ONES.filter(one => isParty(one, by, row) && !from.includes(state))) {
          if (allowedActions(lifecycle, row, officer).length > 0) continue;
          const turn = actions.map(([name, step]) => (step.from.includes(state) ? name : '')).filter(name => name !== '');
          expect(() => refuseIllegalStep(lifecycle, action, row, officer)).toThrow(
            new RegExp(`可以办理：无。.*(${turn.join('|')}).*allowed: nothing\\. .*(${turn.join('|')})`),
          );
        }
      }
    }
  });
});
