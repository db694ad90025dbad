import { SubjectKind } from '../acts/subjectKind.ts';
import { ClockKind } from '../clocks/clockKinds.ts';
import type { Lifecycle } from '../lifecycle/lifecycle.ts';
import { CatalogueState } from './catalogueState.ts';

const { DRAFT, IN_REVIEW, PUBLISHED } = CatalogueState;

/** A catalogue entry from its owner's desk to its publication (政务数据共享条例 arts 13, 16, 17). */
export const catalogueLifecycle = {
  kind: SubjectKind.CATALOGUE_ENTRY,
  table: 'catalogue_entry',
  title: ['目录条目', 'catalogue entry'],
  list: 'catalogueEntries',
  advice: {
    DRAFT: [
      '下一步由提供部门共享工作机构编制、评估、签字后提交（submitCatalogueEntry）',
      'The sharing officer of the providing department completes it and submits it next (submitCatalogueEntry)',
    ],
    IN_REVIEW: [
      '下一步由主管部门审核（publishCatalogueEntry 或者 returnCatalogueEntry）',
      'The sharing authority reviews it next (publishCatalogueEntry or returnCatalogueEntry)',
    ],
    PUBLISHED: [
      '已发布；需更新的由提供部门共享工作机构重新编制（reopenCatalogueEntry）',
      'It is published; the sharing officer of the providing department reopens it when it has to be updated (reopenCatalogueEntry)',
    ],
  },
  steps: {
    describeCatalogueEntry: { from: [DRAFT], to: DRAFT, by: 'providerSharingOfficer' },
    recordAssessment: { from: [DRAFT], to: DRAFT, by: 'providerSharingOfficer' },
    signCatalogueEntry: { from: [DRAFT], to: DRAFT, by: 'providerSharingOfficer' },
    submitCatalogueEntry: {
      from: [DRAFT],
      to: IN_REVIEW,
      by: 'providerSharingOfficer',
      stops: true,
      starts: ClockKind.CATALOGUE_REVIEW,
    },
    extendCatalogueUpdate: { from: [DRAFT], to: DRAFT, by: 'authority', saysWhy: true },
    returnCatalogueEntry: {
      from: [IN_REVIEW],
      to: DRAFT,
      by: 'authority',
      stops: true,
      resumes: ClockKind.CATALOGUE_UPDATE,
      saysWhy: true,
    },
    publishCatalogueEntry: { from: [IN_REVIEW], to: PUBLISHED, by: 'authority', stops: true },
    reopenCatalogueEntry: {
      from: [PUBLISHED],
      to: DRAFT,
      by: 'providerSharingOfficer',
      starts: ClockKind.CATALOGUE_UPDATE,
      saysWhy: true,
    },
  },
} as const satisfies Lifecycle;
