import { defineEntity } from '@mikro-orm/core';
import { codeTable, createConnectionType, Sharing } from '@minsheng/subgraph-kit';
import { Field, ID, ObjectType } from 'type-graphql';
import { OPEN } from '../sharing.ts';

/** 办理类型; the business system writes the words themselves. */
export enum Handling {
  WITHIN_SECONDS = '秒办',
  ON_THE_SPOT = '即办',
  PROMISED = '承诺件',
}
export const HANDLINGS = codeTable(Handling, {
  name: 'ServiceHandling',
  description: '公共服务事项办理类型。How soon a service item is handled.',
  meanings: {
    WITHIN_SECONDS: ['秒办', 'Within seconds, by machine'],
    ON_THE_SPOT: ['即办', 'On the spot'],
    PROMISED: ['承诺件', 'Within a promised time'],
  },
});

export const ServiceItemSchema = defineEntity({
  name: 'ServiceItem',
  tableName: 'service_item',
  properties: p => ({
    code: p.text().primary(),
    name: p.text(),
    onlineSince: p.date().nullable(),
    handling: p.text().$type<Handling>(),
    handlingSince: p.date(),
    enabledOn: p.date(),
    disabledOn: p.date().nullable(),
    importRun: p.integer(),
  }),
});

@Sharing({ ...OPEN, updated: 'imported' })
@ObjectType('SocialInsuranceServiceItem', {
  description: '社会保险公共服务事项。A public service item of social insurance.',
  simpleResolvers: true,
})
export class ServiceItem extends ServiceItemSchema.class {
  @Field(() => ID, { description: '事项编码。Code of the item.' })
  declare code: string;

  @Field({ description: '事项名称。Name.' })
  declare name: string;

  @Field(() => String, { nullable: true, description: '线上可办日期；不可线上办理时为空。Online since.' })
  declare onlineSince: string | null;

  @Field(() => Handling, { description: '办理类型。How soon it is handled.' })
  declare handling: Handling;

  @Field(() => String, { description: '办理类型生效日期。This handling since.' })
  declare handlingSince: string;

  @Field(() => String, { description: '启用日期。In the catalogue since.' })
  declare enabledOn: string;

  @Field(() => String, { nullable: true, description: '停用日期，当日起停用。Out of the catalogue from this day.' })
  declare disabledOn: string | null;
}
ServiceItemSchema.setClass(ServiceItem);

export const ServiceItemConnection = createConnectionType(ServiceItem, 'SocialInsuranceServiceItem');
