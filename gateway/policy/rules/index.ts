import type { Rule } from '../Rule.ts';
import { auditForAudit } from './auditForAudit.ts';
import { caseStated } from './caseStated.ts';
import { grantCovers } from './grantCovers.ts';
import { maskApplies } from './maskApplies.ts';
import { noBusinessData } from './noBusinessData.ts';
import { purposeAllowed } from './purposeAllowed.ts';
import { refusedClass } from './refusedClass.ts';
import { roleSeesPersons } from './roleSeesPersons.ts';
import { sensitiveNamed } from './sensitiveNamed.ts';

/** All rules; the first that objects to a field is the one that the caller hears. */
export const rules: readonly Rule[] = [
  noBusinessData,
  refusedClass,
  roleSeesPersons,
  auditForAudit,
  purposeAllowed,
  caseStated,
  grantCovers,
  sensitiveNamed,
  maskApplies,
];
