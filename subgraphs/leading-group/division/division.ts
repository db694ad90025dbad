import { defineEntity } from '@mikro-orm/core';
import { createConnectionType, Sharing } from '@minsheng/subgraph-kit';
import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { OPEN } from '../sharing.ts';

/** 区划类型 as 行政区划.csv has it. */
export enum DivisionKind {
  COUNTY_LEVEL_CITY = '县级市',
  SUBDISTRICT = '街道',
  TOWN = '镇',
  TOWNSHIP = '乡',
}
registerEnumType(DivisionKind, {
  name: 'DivisionKind',
  description: '区划类型。Kind of division.',
  valuesConfig: {
    COUNTY_LEVEL_CITY: { description: '县级市。County-level city.' },
    SUBDISTRICT: { description: '街道。Subdistrict.' },
    TOWN: { description: '镇。Town.' },
    TOWNSHIP: { description: '乡。Township.' },
  },
});

export const DivisionSchema = defineEntity({
  name: 'Division',
  tableName: 'division',
  properties: p => ({
    code: p.text().primary(),
    name: p.text(),
    level: p.text(),
    parentCode: p.text().nullable(),
    kind: p.text().$type<DivisionKind>(),
    importRun: p.integer(),
  }),
});

/** Owned here; departments know it by its code (the kit's stub `Division`). */
@Directive('@key(fields: "code")')
@ObjectType({ description: '行政区划，由领导小组办公室维护。An administrative division, owned by the leading group office.' })
export class Division extends DivisionSchema.class {
  @Sharing(OPEN)
  @Field(() => ID, {
    description: '区划代码：县级市 6 位，乡镇街道 9 位。Division code: 6 digits for the city, 9 for a township.',
  })
  declare code: string;

  @Sharing(OPEN)
  @Field(() => String, { description: '区划名称。Name.' })
  declare name: string;

  @Sharing(OPEN)
  @Field(() => DivisionKind, { description: '区划类型。Kind.' })
  declare kind: DivisionKind;

  @Sharing(OPEN)
  @Field(() => Division, { nullable: true, description: '上级区划；县级市为空。Parent; null for the city.' })
  declare parent?: Division | null;
}
DivisionSchema.setClass(Division);

export const DivisionConnection = createConnectionType(Division, 'Division');
