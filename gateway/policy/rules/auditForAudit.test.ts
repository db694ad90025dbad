import { expect, it } from 'vitest';
import { askingOf, callerOf, fieldOf } from '../../testkit/policyOver.ts';
import { auditForAudit } from './auditForAudit.ts';

const auditor = callerOf({ department: 'audit', roles: ['auditor'] });
const objection = (purpose: string | undefined, caller = auditor, sensitivity: 'none' | 'personal' = 'personal') =>
  auditForAudit.objectTo(fieldOf({ word: { sensitivity } }), askingOf({ caller, access: { purpose } }));

it('an auditor asks about persons for audit', () => expect(objection('audit')).toBeUndefined());

it.each(['service', 'statistics', undefined])('and not for %s', purpose => expect(objection(purpose)).toMatch(/for audit only/));

it('what concerns nobody he may ask for anything', () => expect(objection(undefined, auditor, 'none')).toBeUndefined());

it('officers are not meant', () => expect(objection('service', callerOf())).toBeUndefined());
