import { defineEntity } from '@mikro-orm/core';
import { codeTable, connectionByParent, createConnectionType, Sharing } from '@minsheng/subgraph-kit';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Scheme } from '../codes/scheme.ts';
import { OF_A_PERSON } from '../sharing.ts';

/** 认证方式; comparison of data comes first (社会保险经办条例 art. 26). */
export enum QualificationMethod {
  SILENT = '1',
  SELF = '2',
  ASSISTED = '3',
  VISIT = '4',
}
export const QUALIFICATION_METHODS = codeTable(QualificationMethod, {
  name: 'QualificationMethod',
  description: '待遇资格认证方式。How a pensioner’s qualification is confirmed.',
  meanings: {
    SILENT: ['静默', 'Silently, by comparing data'],
    SELF: ['自助', 'By the person'],
    ASSISTED: ['协助', 'With help'],
    VISIT: ['上门', 'By a visit'],
  },
});

/** 认证结果. */
export enum QualificationResult {
  PASSED = '1',
  FAILED = '2',
  PENDING = '3',
}
export const QUALIFICATION_RESULTS = codeTable(QualificationResult, {
  name: 'QualificationResult',
  description: '待遇资格认证结果。Result of a qualification check.',
  meanings: {
    PASSED: ['通过', 'Passed'],
    FAILED: ['未通过', 'Failed'],
    PENDING: ['待认证', 'Pending'],
  },
});

export const QualificationCheckSchema = defineEntity({
  name: 'QualificationCheck',
  tableName: 'qualification_check',
  properties: p => ({
    id: p.bigint('string').primary(),
    pid: p.text(),
    scheme: p.text().$type<Scheme>(),
    cycle: p.integer(),
    dueDate: p.date(),
    method: p.text().$type<QualificationMethod>().nullable(),
    checkedOn: p.date().nullable(),
    result: p.text().$type<QualificationResult>(),
    divisionCode: p.text(),
    importRun: p.integer(),
  }),
});

@Sharing(OF_A_PERSON)
@ObjectType({ description: '待遇领取资格认证。A yearly check that a pensioner may draw the pension.', simpleResolvers: true })
export class QualificationCheck extends QualificationCheckSchema.class {
  @Field(() => ID, { description: '编号。Identifier.' })
  declare id: string;

  @Field(() => Scheme, { description: '险种。Scheme.' })
  declare scheme: Scheme;

  @Field(() => Int, { description: '认证周期（年度）。Year of the cycle.' })
  declare cycle: number;

  @Field(() => String, { description: '应认证日期。Due date.' })
  declare dueDate: string;

  @Field(() => QualificationMethod, { nullable: true, description: '认证方式；待认证时为空。Method; null while pending.' })
  declare method: QualificationMethod | null;

  @Field(() => String, { nullable: true, description: '认证日期。Checked on.' })
  declare checkedOn: string | null;

  @Field(() => QualificationResult, { description: '认证结果。Result.' })
  declare result: QualificationResult;
}
QualificationCheckSchema.setClass(QualificationCheck);

export const QualificationCheckConnection = createConnectionType(QualificationCheck, 'QualificationCheck');

/** A person's qualification checks, latest due date first. */
export const qualificationChecksOfPerson = connectionByParent<QualificationCheck>({
  table: 'qualification_check',
  parentColumn: 'pid',
  columns: {
    id: 'id',
    pid: 'pid',
    scheme: 'scheme',
    cycle: 'cycle',
    dueDate: 'due_date::text',
    method: 'method',
    checkedOn: 'checked_on::text',
    result: 'result',
    divisionCode: 'division_code',
  },
  orderBy: ['due_date', 'id'],
});
