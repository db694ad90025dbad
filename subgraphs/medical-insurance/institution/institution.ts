import { defineEntity } from '@mikro-orm/core';
import { createConnectionType, Sharing } from '@minsheng/subgraph-kit';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { HospitalLevel, InstitutionKind } from '../codes/institutionCodes.ts';
import { OPEN } from '../sharing.ts';

export const InstitutionSchema = defineEntity({
  name: 'Institution',
  tableName: 'designated_institution',
  properties: p => ({
    code: p.text().primary(),
    name: p.text(),
    kind: p.enum(() => InstitutionKind).columnType('text'),
    hospitalLevel: p
      .enum(() => HospitalLevel)
      .columnType('text')
      .nullable(),
    divisionCode: p.text(),
    agreementStart: p.date(),
    agreementEnd: p.date().nullable(),
  }),
});

@Directive('@key(fields: "code")')
@Sharing(OPEN)
@ObjectType('Institution', {
  description: '定点医药机构。A hospital, clinic, village health room or pharmacy designated for medical insurance.',
  simpleResolvers: true,
})
export class Institution extends InstitutionSchema.class {
  @Field(() => ID, {
    description: '机构编码：H 或 P、6 位区划代码、5 位顺序号。Institution code: H or P, division, serial number.',
  })
  declare code: string;

  @Field(() => String, { description: '机构名称。Name.' })
  declare name: string;

  @Field(() => InstitutionKind, { description: '机构类型。Kind.' })
  declare kind: InstitutionKind;

  @Field(() => HospitalLevel, { nullable: true, description: '医院等级；非医院为空。Level; null unless a hospital.' })
  declare hospitalLevel: HospitalLevel | null;

  @Field(() => String, { description: '协议开始日期。First day of the agreement.' })
  declare agreementStart: string;

  @Field(() => String, { nullable: true, description: '协议结束日期；仍有效时为空。Last day of the agreement; null while open.' })
  declare agreementEnd: string | null;
}
InstitutionSchema.setClass(Institution);

export const InstitutionConnection = createConnectionType(Institution, 'Institution');
