import { defineEntity } from '@mikro-orm/core';
import { createConnectionType, Sharing } from '@minsheng/subgraph-kit';
import { Field, ID, ObjectType } from 'type-graphql';
import { OF_A_PERSON } from '../sharing.ts';
import { ServiceCategory } from './serviceCategory.ts';

export const VeteranSchema = defineEntity({
  name: 'Veteran',
  tableName: 'veteran',
  properties: p => ({
    id: p.bigint('string').primary(),
    pid: p.text(),
    name: p.text(),
    sex: p.text(),
    birthDate: p.date(),
    divisionCode: p.text(),
    enlistedOn: p.date(),
    dischargedOn: p.date(),
    serviceCategory: p.enum(() => ServiceCategory).columnType('text'),
    preferentialCardNumber: p.text().nullable(),
    importRun: p.integer(),
  }),
});

@Sharing(OF_A_PERSON)
@ObjectType({ description: '退役军人。A veteran.', simpleResolvers: true })
export class Veteran extends VeteranSchema.class {
  @Field(() => ID, { description: '编号。Identifier.' })
  declare id: string;

  @Sharing({ masks: ['masked'] })
  @Field({ description: '姓名。Name.' })
  declare name: string;

  @Sharing({ masks: ['band'] })
  @Field({ description: '出生日期。Date of birth.' })
  declare birthDate: string;

  @Field({ description: '入伍日期。Date of enlistment.' })
  declare enlistedOn: string;

  @Field({ description: '退役日期。Date of discharge.' })
  declare dischargedOn: string;

  @Field(() => ServiceCategory, { description: '人员类型。What the veteran served as.' })
  declare serviceCategory: ServiceCategory;
}
VeteranSchema.setClass(Veteran);

export const VeteranConnection = createConnectionType(Veteran, 'Veteran');
