import { registerEnumType } from 'type-graphql';

export enum CatalogueState {
  DRAFT = 'DRAFT',
  IN_REVIEW = 'IN_REVIEW',
  PUBLISHED = 'PUBLISHED',
}
registerEnumType(CatalogueState, {
  name: 'CatalogueEntryState',
  description: '目录条目状态（政务数据共享条例第十六、十七条）。States of a catalogue entry (arts 16, 17).',
  valuesConfig: {
    DRAFT: { description: '编制中。Being compiled by its owner.' },
    IN_REVIEW: { description: '主管部门审核中。Under review by the authority.' },
    PUBLISHED: { description: '已发布。Published.' },
  },
});

/** The two assessments that come before an entry is compiled (art. 13). */
export enum AssessmentKind {
  SECRECY_RISK = 'SECRECY_RISK',
  PERSONAL_INFORMATION = 'PERSONAL_INFORMATION',
}
registerEnumType(AssessmentKind, {
  name: 'CatalogueAssessmentKind',
  description: '编目前的评估（第十三条）。Assessments before an entry is compiled (art. 13).',
  valuesConfig: {
    SECRECY_RISK: { description: '保密风险评估。Secrecy risk.' },
    PERSONAL_INFORMATION: { description: '个人信息保护影响评估。Impact on the protection of personal information.' },
  },
});
