import { describe, expect, it } from 'vitest';
import { askingOf, callerOf, fieldOf, grantOf } from '../../testkit/policyOver.ts';
import { sensitiveNamed } from './sensitiveNamed.ts';

describe.each(['sensitive', 'minor'] as const)('what is %s', sensitivity => {
  const field = fieldOf({ coordinate: 'Cremation.cause', word: { sensitivity } });
  const auditor = callerOf({ department: 'audit', roles: ['auditor'] });

  it.each([
    ['without a grant', askingOf()],
    ['under a grant for its whole type', askingOf({ grant: grantOf({ fields: ['Cremation.*'] }) })],
    ['under another department’s grant', askingOf({ grant: grantOf({ fields: ['Cremation.cause'], requester: 'audit' }) })],
    ['under a grant for another purpose', askingOf({ grant: grantOf({ fields: ['Cremation.cause'], purposes: ['service'] }) })],
    ['to auditors without one', askingOf({ caller: auditor, access: { purpose: 'audit' } })],
  ])('is not given %s', (_, asking) => {
    expect(sensitiveNamed.objectTo(field, asking)).toMatch(/must name Cremation.cause itself/);
  });

  it('is given under a grant that names it, and to its owner', () => {
    expect(sensitiveNamed.objectTo(field, askingOf({ grant: grantOf({ fields: ['Cremation.cause'] }) }))).toBeUndefined();
    expect(sensitiveNamed.objectTo(field, askingOf({ caller: callerOf({ department: 'civil-affairs' }) }))).toBeUndefined();
  });
});

it.each(['none', 'personal'] as const)('of what is %s it says nothing', sensitivity => {
  expect(sensitiveNamed.objectTo(fieldOf({ word: { sensitivity } }), askingOf())).toBeUndefined();
});
