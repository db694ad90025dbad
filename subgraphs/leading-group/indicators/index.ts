import { CHILDCARE_INCLUSIVE_SHARE } from './CHILDCARE_INCLUSIVE_SHARE.ts';
import { CHILDCARE_PLACES_PER_1000 } from './CHILDCARE_PLACES_PER_1000.ts';
import { CHILDCARE_PLACES_TOTAL } from './CHILDCARE_PLACES_TOTAL.ts';
import { KINDERGARTEN_TODDLER_CLASS } from './KINDERGARTEN_TODDLER_CLASS.ts';
import type { ReportedDefinition } from './reportedDefinition.ts';
import { SERVICE_CIRCLE } from './SERVICE_CIRCLE.ts';
import { SERVICE_SATISFACTION } from './SERVICE_SATISFACTION.ts';
import { SOCSEC_EXP_SHARE } from './SOCSEC_EXP_SHARE.ts';
import { TOWNSHIP_PUBLIC_CHILDCARE } from './TOWNSHIP_PUBLIC_CHILDCARE.ts';

/** What the office takes in by report, because no department holds it in rows. */
export const reportedDefinitions: readonly ReportedDefinition[] = [
  CHILDCARE_PLACES_PER_1000,
  CHILDCARE_PLACES_TOTAL,
  TOWNSHIP_PUBLIC_CHILDCARE,
  CHILDCARE_INCLUSIVE_SHARE,
  KINDERGARTEN_TODDLER_CLASS,
  SERVICE_SATISFACTION,
  SERVICE_CIRCLE,
  SOCSEC_EXP_SHARE,
];

const byCode = new Map(reportedDefinitions.map(definition => [definition.code, definition]));

/** The definition of a reported indicator; undefined when its catalogue entry has none here. */
export function reportedDefinition(code: string): ReportedDefinition | undefined {
  return byCode.get(code);
}
