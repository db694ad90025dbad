import { defineEntity } from '@mikro-orm/core';
import { codeTable, connectionByParent, createConnectionType, Sharing } from '@minsheng/subgraph-kit';
import { Field, ID, ObjectType } from 'type-graphql';
import { OF_A_PERSON } from '../sharing.ts';

/** 卡状态. */
export enum SocialCardStatus {
  NORMAL = '1',
  REPORTED_LOST = '2',
  CANCELLED = '3',
}
export const SOCIAL_CARD_STATUSES = codeTable(SocialCardStatus, {
  name: 'SocialCardStatus',
  description: '社会保障卡状态。Status of a social security card.',
  meanings: {
    NORMAL: ['正常', 'In use'],
    REPORTED_LOST: ['挂失', 'Reported lost'],
    CANCELLED: ['注销', 'Cancelled'],
  },
});

export const SocialCardSchema = defineEntity({
  name: 'SocialCard',
  tableName: 'social_card',
  properties: p => ({
    id: p.bigint('string').primary(),
    pid: p.text(),
    cardNumber: p.text().unique(),
    issuedOn: p.date(),
    electronicIssuedOn: p.date().nullable(),
    status: p.text().$type<SocialCardStatus>(),
    divisionCode: p.text(),
    importRun: p.integer(),
  }),
});

/** The card number is a bank card's too and stays in the database. */
@Sharing(OF_A_PERSON)
@ObjectType({ description: '社会保障卡（卡号不公开）。A social security card; its number is not shown.', simpleResolvers: true })
export class SocialCard extends SocialCardSchema.class {
  @Field(() => ID, { description: '编号。Identifier.' })
  declare id: string;

  @Field(() => String, { description: '发卡日期。Issued on.' })
  declare issuedOn: string;

  @Field(() => String, { nullable: true, description: '电子社保卡签发日期；未签发时为空。Electronic card issued on.' })
  declare electronicIssuedOn: string | null;

  @Field(() => SocialCardStatus, { description: '卡状态。Status.' })
  declare status: SocialCardStatus;
}
SocialCardSchema.setClass(SocialCard);

export const SocialCardConnection = createConnectionType(SocialCard, 'SocialCard');

/** A person's cards, newest first. */
export const socialCardsOfPerson = connectionByParent<SocialCard>({
  table: 'social_card',
  parentColumn: 'pid',
  columns: {
    id: 'id',
    pid: 'pid',
    issuedOn: 'issued_on::text',
    electronicIssuedOn: 'electronic_issued_on::text',
    status: 'status',
  },
  orderBy: ['issued_on', 'id'],
});
