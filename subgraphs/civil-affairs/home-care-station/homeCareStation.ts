import { defineEntity } from '@mikro-orm/core';
import { createConnectionType, Sharing } from '@minsheng/subgraph-kit';
import { Field, ID, ObjectType } from 'type-graphql';
import { OPEN } from '../sharing.ts';

export const HomeCareStationSchema = defineEntity({
  name: 'HomeCareStation',
  tableName: 'home_care_station',
  properties: p => ({
    id: p.bigint('string').primary(),
    stationNumber: p.text(),
    name: p.text(),
    communityCode: p.text(),
    openedOn: p.date(),
    closedOn: p.date().nullable(),
    importRun: p.integer(),
  }),
});

@Sharing(OPEN)
@ObjectType({ description: '居家养老服务站点。A home-care station for elders.', simpleResolvers: true })
export class HomeCareStation extends HomeCareStationSchema.class {
  @Field(() => ID, { description: '编号。Identifier.' })
  declare id: string;

  @Field({ description: '站点编号。Station number.' })
  declare stationNumber: string;

  @Field({ description: '站点名称。Name.' })
  declare name: string;

  @Field({ description: '启用日期。Date of opening.' })
  declare openedOn: string;

  @Field(() => String, { nullable: true, description: '停用日期。Date of closing.' })
  declare closedOn: string | null;
}
HomeCareStationSchema.setClass(HomeCareStation);

export const HomeCareStationConnection = createConnectionType(HomeCareStation, 'HomeCareStation');
