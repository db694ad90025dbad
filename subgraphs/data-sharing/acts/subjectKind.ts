import { registerEnumType } from 'type-graphql';

/** What an act or a clock is about. */
export enum SubjectKind {
  APPLICATION = 'APPLICATION',
  GRANT = 'GRANT',
  CORRECTION = 'CORRECTION',
  DISPUTE = 'DISPUTE',
  CATALOGUE_ENTRY = 'CATALOGUE_ENTRY',
}
registerEnumType(SubjectKind, {
  name: 'SharingSubjectKind',
  description: '事项种类。What an act or a clock is about.',
  valuesConfig: {
    APPLICATION: { description: '共享申请。An application.' },
    GRANT: { description: '授权。A grant.' },
    CORRECTION: { description: '校核申请。A correction request.' },
    DISPUTE: { description: '争议。A dispute.' },
    CATALOGUE_ENTRY: { description: '目录条目。A catalogue entry.' },
  },
});
