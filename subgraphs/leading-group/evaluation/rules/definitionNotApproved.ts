import type { StatusRule } from '../evaluate.ts';
import { IndicatorStatus } from '../indicatorStatus.ts';

/** A number whose definition (口径) the office has not approved, in this version, is shown but not judged. */
export const definitionNotApproved: StatusRule = ({ approvedVersions }, { definitionVersion }) => {
  // An owner that did not answer has told no version; that is missing data and not a missing approval.
  if (definitionVersion === null || approvedVersions.includes(definitionVersion)) return undefined;
  return IndicatorStatus.DEFINITION_NOT_APPROVED;
};
