import { defineEntity } from '@mikro-orm/core';
import { createConnectionType, Sharing } from '@minsheng/subgraph-kit';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { OF_A_PERSON } from '../sharing.ts';
import { PlacementMethod } from './placementMethod.ts';

export const PlacementSchema = defineEntity({
  name: 'Placement',
  tableName: 'placement',
  properties: p => ({
    id: p.bigint('string').primary(),
    pid: p.text(),
    name: p.text(),
    batch: p.text(),
    method: p.enum(() => PlacementMethod).columnType('text'),
    receivedOn: p.date(),
    score: p.decimal('number').precision(7).scale(2).nullable(),
    choiceRank: p.integer().nullable(),
    employerUscc: p.text().nullable(),
    reportedOn: p.date().nullable(),
    insuranceContinuedOn: p.date().nullable(),
    importRun: p.integer(),
  }),
});

@Sharing(OF_A_PERSON)
@ObjectType({ description: '退役军人安置。The placement of a veteran.', simpleResolvers: true })
export class Placement extends PlacementSchema.class {
  @Field(() => ID, { description: '编号。Identifier.' })
  declare id: string;

  @Sharing({ masks: ['masked'] })
  @Field({ description: '姓名。Name.' })
  declare name: string;

  @Field({ description: '批次。Batch.' })
  declare batch: string;

  @Field(() => PlacementMethod, { description: '安置方式。How the veteran is placed.' })
  declare method: PlacementMethod;

  @Field({ description: '接收日期。Date on which the city received the veteran.' })
  declare receivedOn: string;

  @Sharing({ masks: ['band'] })
  @Field(() => Float, { nullable: true, description: '量化得分。Score.' })
  declare score: number | null;

  @Field(() => Int, { nullable: true, description: '选岗名次。Place in the order of choosing a post.' })
  declare choiceRank: number | null;

  @Field(() => String, { nullable: true, description: '报到日期；待安排时为空。Date of reporting for work; null while waiting.' })
  declare reportedOn: string | null;

  @Field(() => String, {
    nullable: true,
    description: '保险接续日期；未接续时为空。Date from which insurance was continued; null when it was not.',
  })
  declare insuranceContinuedOn: string | null;
}
PlacementSchema.setClass(Placement);

export const PlacementConnection = createConnectionType(Placement, 'Placement');
