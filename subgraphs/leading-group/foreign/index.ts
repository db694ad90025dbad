import { civilAffairsIndicator } from './civilAffairsIndicator.ts';
import { hrssIndicator } from './hrssIndicator.ts';
import { OWN_SUBGRAPH } from './indicatorTypeName.ts';
import { medicalInsuranceIndicator } from './medicalInsuranceIndicator.ts';

/** Indicator types whose values other departments own. A department that starts to own indicators gets a file here. */
export const foreignIndicators = [hrssIndicator, medicalInsuranceIndicator, civilAffairsIndicator];

/** Subgraphs that a catalogue entry may name as the owner of its value: the code table of 数据来源子图. */
export const OWNING_SUBGRAPHS: Record<string, string> = {
  ...Object.fromEntries(foreignIndicators.map(({ subgraph, title }) => [subgraph, title])),
  [OWN_SUBGRAPH]: '领导小组办公室（填报）',
};
