import { parse } from 'graphql';
import type { Subgraph } from '../composeSupergraph.ts';
import type { Problem } from '../problem.ts';
import { BoundedListsRule } from './BoundedListsRule.ts';
import type { ContractRule } from './ContractRule.ts';
import { DescribedInBothLanguagesRule } from './DescribedInBothLanguagesRule.ts';
import { GuardedAloneIsNullableRule } from './GuardedAloneIsNullableRule.ts';
import { HandedOnlyToTheNamedRule } from './HandedOnlyToTheNamedRule.ts';
import { LastKnownForAggregatesRule } from './LastKnownForAggregatesRule.ts';
import { LeadsToPersonsRule } from './LeadsToPersonsRule.ts';
import { MasksCanBeShownRule } from './MasksCanBeShownRule.ts';
import { OneOwnerPerFieldRule } from './OneOwnerPerFieldRule.ts';
import { OwnersAnswerRule } from './OwnersAnswerRule.ts';
import { PurposesForPersonsRule } from './PurposesForPersonsRule.ts';
import { RefusedHasBasisRule } from './RefusedHasBasisRule.ts';
import { SharingCodesRule } from './SharingCodesRule.ts';
import { SharingSaidRule } from './SharingSaidRule.ts';

const RULES: readonly ContractRule[] = [
  DescribedInBothLanguagesRule,
  BoundedListsRule,
  OneOwnerPerFieldRule,
  LastKnownForAggregatesRule,
  SharingSaidRule,
  SharingCodesRule,
  OwnersAnswerRule,
  PurposesForPersonsRule,
  LeadsToPersonsRule,
  RefusedHasBasisRule,
  HandedOnlyToTheNamedRule,
  GuardedAloneIsNullableRule,
  MasksCanBeShownRule,
];

/** Holds the departments' SDL against every contract rule. The SDL must be parsable. */
export function brokenContractRules(subgraphs: readonly Subgraph[]): Problem[] {
  const departments = subgraphs.map(({ name, sdl }) => ({ department: name, document: parse(sdl) }));
  return RULES.flatMap(rule =>
    rule.check(departments).map(violation => ({
      code: rule.name,
      departments: violation.departments,
      coordinate: violation.coordinate,
      message: violation.message,
      whatToDo: `${rule.whatToDo} This rule stands because ${rule.because}.`,
    })),
  );
}
