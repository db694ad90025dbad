import { registerEnumType } from 'type-graphql';

/** Which duty a clock runs for. */
export enum ClockKind {
  UNCONDITIONAL_REPLY = 'UNCONDITIONAL_REPLY',
  CONDITIONAL_REPLY = 'CONDITIONAL_REPLY',
  ACTIVATION = 'ACTIVATION',
  CORRECTION_REPLY = 'CORRECTION_REPLY',
  CATALOGUE_UPDATE = 'CATALOGUE_UPDATE',
  CATALOGUE_REVIEW = 'CATALOGUE_REVIEW',
}
registerEnumType(ClockKind, {
  name: 'StatutoryClockKind',
  description: '法定时限种类（政务数据共享条例）。Kinds of statutory clocks.',
  valuesConfig: {
    UNCONDITIONAL_REPLY: {
      description:
        '无条件共享申请的答复，1 个工作日（第二十一条）。Reply to an application for unconditional data, 1 working day (art. 21).',
    },
    CONDITIONAL_REPLY: {
      description:
        '有条件共享申请的答复，10 个工作日，可延长不超过 10 个（第二十一条）。Reply to an application for conditional data, 10 working days, extended by at most 10 (art. 21).',
    },
    ACTIVATION: { description: '同意后提供数据，20 个工作日（第二十二条）。Sharing after agreement, 20 working days (art. 22).' },
    CORRECTION_REPLY: {
      description:
        '校核并答复，10 个工作日（第二十六条）。Verification and reply to a correction request, 10 working days (art. 26).',
    },
    CATALOGUE_UPDATE: {
      description:
        '法律或者职责变化后更新目录，10 个工作日，经同意可延长 5 个（第十六条）。Update of a catalogue entry after a change of law or duty, 10 working days, by consent 5 more (art. 16).',
    },
    CATALOGUE_REVIEW: {
      description: '目录审核发布，2 个工作日（第十七条）。Review of a catalogue entry, 2 working days (art. 17).',
    },
  },
});

/** Working days that the law gives for each duty (政务数据共享条例 arts 16, 17, 21, 22, 26). */
export const WORKING_DAYS: Record<ClockKind, number> = {
  [ClockKind.UNCONDITIONAL_REPLY]: 1,
  [ClockKind.CONDITIONAL_REPLY]: 10,
  [ClockKind.ACTIVATION]: 20,
  [ClockKind.CORRECTION_REPLY]: 10,
  [ClockKind.CATALOGUE_UPDATE]: 10,
  [ClockKind.CATALOGUE_REVIEW]: 2,
};

/** The longest extension of a reply, in working days (art. 21). */
export const LONGEST_EXTENSION = 10;

/** The longest extension of an update of the catalogue, in working days (art. 16). */
export const LONGEST_UPDATE_EXTENSION = 5;
