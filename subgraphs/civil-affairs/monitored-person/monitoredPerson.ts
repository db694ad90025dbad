import { defineEntity } from '@mikro-orm/core';
import { createConnectionType, Sharing } from '@minsheng/subgraph-kit';
import { Field, ID, ObjectType } from 'type-graphql';
import { OF_A_VULNERABLE_PERSON } from '../sharing.ts';
import { MonitoringCategory } from './monitoringCategory.ts';

export const MonitoredPersonSchema = defineEntity({
  name: 'MonitoredPerson',
  tableName: 'monitored_person',
  properties: p => ({
    id: p.bigint('string').primary(),
    pid: p.text(),
    name: p.text(),
    divisionCode: p.text(),
    category: p.enum(() => MonitoringCategory).columnType('text'),
    includedOn: p.date(),
    exitedOn: p.date().nullable(),
    importRun: p.integer(),
  }),
});

@Sharing(OF_A_VULNERABLE_PERSON)
@ObjectType({
  description: '低收入人口监测对象。A person monitored in a layer of the low-income population.',
  simpleResolvers: true,
})
export class MonitoredPerson extends MonitoredPersonSchema.class {
  @Field(() => ID, { description: '编号。Identifier.' })
  declare id: string;

  @Sharing({ masks: ['masked'] })
  @Field({ description: '姓名。Name.' })
  declare name: string;

  @Field(() => MonitoringCategory, { description: '监测类别。Layer.' })
  declare category: MonitoringCategory;

  @Field({ description: '纳入日期。Date of inclusion.' })
  declare includedOn: string;

  @Field(() => String, { nullable: true, description: '退出日期。Date of exit.' })
  declare exitedOn: string | null;
}
MonitoredPersonSchema.setClass(MonitoredPerson);

export const MonitoredPersonConnection = createConnectionType(MonitoredPerson, 'MonitoredPerson');
