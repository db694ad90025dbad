import { defineEntity } from '@mikro-orm/core';
import { codeTable, createConnectionType, Sharing } from '@minsheng/subgraph-kit';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { OF_AN_EMPLOYER } from '../sharing.ts';
import { IndustrySection } from './industrySection.ts';

/** 单位类型. */
export enum EmployerKind {
  ENTERPRISE = '1',
  GOVERNMENT = '2',
  PUBLIC_INSTITUTION = '3',
  SOCIAL_ORGANIZATION = '4',
  SELF_EMPLOYED = '5',
}
export const EMPLOYER_KINDS = codeTable(EmployerKind, {
  name: 'EmployerKind',
  description: '单位类型。Kind of employer.',
  meanings: {
    ENTERPRISE: ['企业', 'Enterprise'],
    GOVERNMENT: ['机关', 'Government office'],
    PUBLIC_INSTITUTION: ['事业单位', 'Public institution'],
    SOCIAL_ORGANIZATION: ['社会组织', 'Social organisation'],
    SELF_EMPLOYED: ['个体工商户', 'Self-employed business'],
  },
});

export const EmployerSchema = defineEntity({
  name: 'Employer',
  tableName: 'employer',
  properties: p => ({
    uscc: p.text().primary(),
    name: p.text(),
    kind: p.text().$type<EmployerKind>(),
    industry: p.text().$type<IndustrySection>(),
    divisionCode: p.text(),
    registeredOn: p.date(),
    deregisteredOn: p.date().nullable(),
    rehabAgreement: p.boolean(),
    importRun: p.integer(),
  }),
});

/** Other departments know employers too, and some that are not registered here: everything but the key may be missing. */
@Directive('@key(fields: "uscc")')
@ObjectType({
  description: '用人单位，各部门以统一社会信用代码关联。An employer; departments share the credit code.',
  simpleResolvers: true,
})
export class Employer extends EmployerSchema.class {
  @Sharing({ ...OF_AN_EMPLOYER, class: 'unconditional', owner: 'hrss' })
  @Field(() => ID, { description: '统一社会信用代码 (GB 32100)。Unified social credit code.' })
  declare uscc: string;

  @Sharing(OF_AN_EMPLOYER)
  @Field(() => String, { nullable: true, description: '单位名称；未在人社局登记时为空。Name; null when not registered here.' })
  declare name: string;

  @Sharing(OF_AN_EMPLOYER)
  @Field(() => EmployerKind, { nullable: true, description: '单位类型。Kind.' })
  declare kind: EmployerKind;

  @Sharing(OF_AN_EMPLOYER)
  @Field(() => IndustrySection, { nullable: true, description: '行业门类 (GB/T 4754)。Section of industry.' })
  declare industry: IndustrySection;

  @Sharing(OF_AN_EMPLOYER)
  @Field(() => String, { nullable: true, description: '参保登记日期。Registered on.' })
  declare registeredOn: string;

  @Sharing(OF_AN_EMPLOYER)
  @Field(() => String, { nullable: true, description: '注销日期。Deregistered on.' })
  declare deregisteredOn: string | null;

  @Sharing(OF_AN_EMPLOYER)
  @Field(() => Boolean, {
    nullable: true,
    description: '是否康复服务协议机构。Whether it is a contracted rehabilitation institution.',
  })
  declare rehabAgreement: boolean;
}
EmployerSchema.setClass(Employer);

export const EmployerConnection = createConnectionType(Employer, 'Employer');
