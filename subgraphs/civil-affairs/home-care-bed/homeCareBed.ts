import { defineEntity } from '@mikro-orm/core';
import { createConnectionType, Sharing } from '@minsheng/subgraph-kit';
import { Field, ID, ObjectType } from 'type-graphql';
import { OF_A_PERSON } from '../sharing.ts';

export const HomeCareBedSchema = defineEntity({
  name: 'HomeCareBed',
  tableName: 'home_care_bed',
  properties: p => ({
    id: p.bigint('string').primary(),
    bedNumber: p.text(),
    pid: p.text(),
    divisionCode: p.text(),
    builtOn: p.date(),
    acceptedOn: p.date().nullable(),
    withdrawnOn: p.date().nullable(),
    importRun: p.integer(),
  }),
});

@Sharing(OF_A_PERSON)
@ObjectType({ description: '家庭养老床位。A home-care bed in an elder’s home.', simpleResolvers: true })
export class HomeCareBed extends HomeCareBedSchema.class {
  @Field(() => ID, { description: '编号。Identifier.' })
  declare id: string;

  @Field({ description: '床位编号。Bed number.' })
  declare bedNumber: string;

  @Field({ description: '建设日期。Date built.' })
  declare builtOn: string;

  @Field(() => String, { nullable: true, description: '验收日期；未验收为空。Date of acceptance; null while not accepted.' })
  declare acceptedOn: string | null;

  @Field(() => String, { nullable: true, description: '停用日期。Date of withdrawal.' })
  declare withdrawnOn: string | null;
}
HomeCareBedSchema.setClass(HomeCareBed);

export const HomeCareBedConnection = createConnectionType(HomeCareBed, 'HomeCareBed');
