import { defineEntity } from '@mikro-orm/core';
import { createConnectionType, Sharing } from '@minsheng/subgraph-kit';
import { Field, ID, ObjectType } from 'type-graphql';
import { InstantType } from '../calendar/instantType.ts';
import { OPEN_TO_OFFICERS } from '../sharing.ts';
import { SubjectKind } from './subjectKind.ts';

export const SharingActSchema = defineEntity({
  name: 'SharingAct',
  tableName: 'sharing_act',
  properties: p => ({
    id: p.bigint('string').primary(),
    doneAt: p.type(InstantType).$type<string>().defaultRaw('now()'),
    officer: p.text(),
    department: p.text(),
    act: p.text(),
    subjectKind: p.enum(() => SubjectKind).columnType('text'),
    subjectNumber: p.text(),
    reason: p.text().nullable(),
  }),
});

@Sharing(OPEN_TO_OFFICERS)
@ObjectType({
  description: '办理行为，只增不改（政务数据共享条例第二十九、三十四条）。An act, written once and never changed.',
  simpleResolvers: true,
})
export class SharingAct extends SharingActSchema.class {
  @Field(() => ID, { description: '编号。Identifier.' })
  declare id: string;

  @Field(() => String, { description: '办理时间。When.' })
  declare doneAt: string;

  @Field({ description: '办理人员；到期等自动行为为 system。Who; "system" for what time does, such as expiry.' })
  declare officer: string;

  @Field({ description: '办理人员所在部门。The department of who acted.' })
  declare department: string;

  @Field({ description: '行为，与变更操作同名。What was done, by the name of the mutation.' })
  declare act: string;

  @Field(() => SubjectKind, { description: '事项种类。Kind of what it was done to.' })
  declare subjectKind: SubjectKind;

  @Field(() => ID, { description: '事项编号。Number of what it was done to.' })
  declare subjectNumber: string;

  @Field(() => String, { nullable: true, description: '理由或者内容。The reason or the words said.' })
  declare reason: string | null;
}
SharingActSchema.setClass(SharingAct);

export const SharingActConnection = createConnectionType(SharingAct, 'SharingAct');
