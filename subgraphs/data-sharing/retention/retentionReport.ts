import { Sharing } from '@minsheng/subgraph-kit';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { SubjectKind } from '../acts/subjectKind.ts';
import { OPEN_TO_OFFICERS } from '../sharing.ts';

/** Why something stays though it was kept long enough. */
export enum RetentionHold {
  UNDER_DISPUTE = 'UNDER_DISPUTE',
  NOT_DISPOSED = 'NOT_DISPOSED',
}
registerEnumType(RetentionHold, {
  name: 'RetentionHold',
  description: '保存期满仍不得删除的原因。Why something stays though it was kept long enough.',
  valuesConfig: {
    UNDER_DISPUTE: { description: '争议未解决（第二十八条）。Under dispute (art. 28).' },
    NOT_DISPOSED: { description: '销毁证明未经认可（第二十七条）。Nobody has accepted that its data was disposed of (art. 27).' },
  },
});

@Sharing(OPEN_TO_OFFICERS)
@ObjectType({ description: '一类事项的保存期限。How long one kind is kept.', simpleResolvers: true })
export class RetentionRule {
  @Field(() => SubjectKind, { description: '事项种类。Kind.' })
  declare kind: SubjectKind;

  @Field(() => Int, { description: '最后一次办理后保存的年数。Years after the last act on it.' })
  declare years: number;

  @Field({ description: '生效日期。The day from which it holds.' })
  declare validFrom: string;

  @Field({ description: '依据。Basis.' })
  declare basis: string;

  @Field({ description: '是否已核对；否为待核。Whether it was compared with its basis.' })
  declare verified: boolean;

  @Field(() => Int, {
    description: '已到期可删除的件数，含本次删除的。How many may be deleted, those that were deleted now among them.',
  })
  declare due: number;

  @Field(() => Int, { description: '已到期但不得删除的件数。How many are held back though kept long enough.' })
  declare held: number;
}

@Sharing(OPEN_TO_OFFICERS)
@ObjectType({ description: '保存期满的一件事项。Something that was kept long enough.', simpleResolvers: true })
export class RetentionRecord {
  @Field(() => SubjectKind, { description: '事项种类。Kind.' })
  declare kind: SubjectKind;

  @Field(() => ID, { description: '编号。Number.' })
  declare number: string;

  @Field({ description: '最后一次办理的时间。When the last act on it was done.' })
  declare lastActAt: string;

  @Field(() => RetentionHold, {
    nullable: true,
    description: '不得删除的原因；可删除为空。Why it is held back; null: it may be deleted.',
  })
  declare heldBecause: RetentionHold | null;
}

@Sharing(OPEN_TO_OFFICERS)
@ObjectType({ description: '保存期限检查结果。What was kept long enough.', simpleResolvers: true })
export class RetentionReport {
  @Field({ description: '是否已删除；试运行为否。Whether it was deleted; false: a dry run.' })
  declare deleted: boolean;

  @Field(() => [RetentionRule], { description: '保存期限，最多 3 项。How long each kind is kept, at most 3.' })
  declare rules: RetentionRule[];

  @Field(() => [RetentionRecord], {
    description:
      '期满的事项，每类可删除的、每种原因不得删除的各最多列 200 件。What was kept long enough: of each kind at most 200 that may be deleted, and at most 200 for each reason to hold back.',
  })
  declare records: RetentionRecord[];
}
