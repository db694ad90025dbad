import { registerEnumType } from 'type-graphql';

/** How the lead units of a key task share it. */
export enum LeadMode {
  SINGLE = 'SINGLE',
  JOINT = 'JOINT',
  EACH_BY_DUTY = 'EACH_BY_DUTY',
}
registerEnumType(LeadMode, {
  name: 'LeadMode',
  description: '牵头方式。How lead units share a key task.',
  valuesConfig: {
    SINGLE: { description: '单独牵头。One lead unit.' },
    JOINT: { description: '共同牵头。Joint leads.' },
    EACH_BY_DUTY: { description: '分别按职责落实。Each lead unit by its own duty.' },
  },
});

/** The code table of the key task file. */
export const LEAD_MODES: Record<LeadMode, string> = {
  [LeadMode.SINGLE]: '单独牵头',
  [LeadMode.JOINT]: '共同牵头',
  [LeadMode.EACH_BY_DUTY]: '分别按职责落实',
};
