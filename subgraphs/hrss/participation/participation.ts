import { defineEntity } from '@mikro-orm/core';
import { createConnectionType } from '@minsheng/subgraph-kit';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';

/** 险种类型 AAE140 in the hrss namespace; the same digits mean other things in 医保. */
export enum Scheme {
  EMPLOYEE_PENSION = '110',
  PUBLIC_SECTOR_PENSION = '120',
  RESIDENT_PENSION = '170',
  UNEMPLOYMENT = '210',
  WORK_INJURY = '410',
}
registerEnumType(Scheme, {
  name: 'SocialInsuranceScheme',
  description: '人社险种类型 (AAE140)。Social insurance scheme.',
  valuesConfig: {
    EMPLOYEE_PENSION: { description: '企业职工基本养老保险 110。Employees’ pension.' },
    PUBLIC_SECTOR_PENSION: { description: '机关事业单位养老保险 120。Public-sector pension.' },
    RESIDENT_PENSION: { description: '城乡居民基本养老保险 170。Residents’ pension.' },
    UNEMPLOYMENT: { description: '失业保险 210。Unemployment insurance.' },
    WORK_INJURY: { description: '工伤保险 410。Work-injury insurance.' },
  },
});

export const ParticipationSchema = defineEntity({
  name: 'Participation',
  tableName: 'participation',
  properties: p => ({
    id: p.bigint('string').primary(),
    pid: p.text(),
    scheme: p.enum(() => Scheme).columnType('text'),
    employerUscc: p.text().nullable(),
    kind: p.text(),
    startDate: p.date(),
    endDate: p.date().nullable(),
    payStatus: p.text(),
    divisionCode: p.text(),
    importRun: p.integer(),
  }),
});

@ObjectType({ description: '参保关系。A person’s participation in a scheme.', simpleResolvers: true })
export class Participation extends ParticipationSchema.class {
  @Field(() => ID, { description: '编号。Identifier.' })
  declare id: string;

  @Field(() => Scheme, { description: '险种。Scheme.' })
  declare scheme: Scheme;

  @Field(() => String, { description: '参保开始日期。Start date.' })
  declare startDate: string;

  @Field(() => String, { nullable: true, description: '参保结束日期。End date.' })
  declare endDate: string | null;
}
ParticipationSchema.setClass(Participation);

export const ParticipationConnection = createConnectionType(Participation, 'Participation');
