import { defineEntity } from '@mikro-orm/core';
import { codeTable, createConnectionType, Sharing } from '@minsheng/subgraph-kit';
import { Field, ID, ObjectType } from 'type-graphql';
import { Scheme } from '../codes/scheme.ts';
import { OF_A_PERSON } from '../sharing.ts';

/** 参保方式. */
export enum ParticipationKind {
  EMPLOYER = '1',
  FLEXIBLE = '2',
  PROJECT = '3',
  RESIDENT = '4',
}
export const PARTICIPATION_KINDS = codeTable(ParticipationKind, {
  name: 'ParticipationKind',
  description: '参保方式。How a person takes part in a scheme.',
  meanings: {
    EMPLOYER: ['单位', 'Through an employer'],
    FLEXIBLE: ['灵活就业', 'As a flexible worker'],
    PROJECT: ['按项目', 'Through a construction project'],
    RESIDENT: ['居民', 'As a resident'],
  },
});

/** 个人缴费状态 AAC031. */
export enum ParticipationStatus {
  PAYING = '1',
  PAUSED = '2',
  ENDED = '3',
}
export const PARTICIPATION_STATUSES = codeTable(ParticipationStatus, {
  name: 'ParticipationStatus',
  description: '个人缴费状态 (AAC031)。Status of a participation.',
  meanings: {
    PAYING: ['参保缴费', 'Insured and paying'],
    PAUSED: ['暂停缴费', 'Paused'],
    ENDED: ['终止缴费', 'Ended'],
  },
});

export const ParticipationSchema = defineEntity({
  name: 'Participation',
  tableName: 'participation',
  properties: p => ({
    id: p.bigint('string').primary(),
    pid: p.text(),
    scheme: p.text().$type<Scheme>(),
    employerUscc: p.text().nullable(),
    kind: p.text().$type<ParticipationKind>(),
    startDate: p.date(),
    endDate: p.date().nullable(),
    payStatus: p.text().$type<ParticipationStatus>(),
    divisionCode: p.text(),
    importRun: p.integer(),
  }),
});

@Sharing(OF_A_PERSON)
@ObjectType({ description: '参保关系。A person’s participation in a scheme.', simpleResolvers: true })
export class Participation extends ParticipationSchema.class {
  @Field(() => ID, { description: '编号。Identifier.' })
  declare id: string;

  @Field(() => Scheme, { description: '险种。Scheme.' })
  declare scheme: Scheme;

  @Field(() => ParticipationKind, { description: '参保方式。How the person takes part.' })
  declare kind: ParticipationKind;

  @Field(() => String, { description: '参保开始日期。Start date.' })
  declare startDate: string;

  @Field(() => String, { nullable: true, description: '参保结束日期，当日仍有效。Last day in force.' })
  declare endDate: string | null;

  @Field(() => ParticipationStatus, { description: '缴费状态。Status.' })
  declare payStatus: ParticipationStatus;
}
ParticipationSchema.setClass(Participation);

export const ParticipationConnection = createConnectionType(Participation, 'Participation');
