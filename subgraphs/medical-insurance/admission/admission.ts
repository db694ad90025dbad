import { defineEntity } from '@mikro-orm/core';
import { createConnectionType, Sharing } from '@minsheng/subgraph-kit';
import { Field, ID, ObjectType } from 'type-graphql';
import { DischargeWay } from '../codes/dischargeWay.ts';
import { OF_A_PATIENT } from '../sharing.ts';

/** The diagnosis stands in the table and is left out here: what is not in the entity cannot be asked for by mistake. */
export const AdmissionSchema = defineEntity({
  name: 'Admission',
  tableName: 'admission',
  properties: p => ({
    visitNumber: p.text().primary(),
    pid: p.text(),
    institutionCode: p.text(),
    admittedOn: p.date(),
    dischargedOn: p.date().nullable(),
    dischargeWay: p
      .enum(() => DischargeWay)
      .columnType('text')
      .nullable(),
  }),
});

@Sharing(OF_A_PATIENT)
@ObjectType('Admission', { description: '住院登记。A stay in hospital.', simpleResolvers: true })
export class Admission extends AdmissionSchema.class {
  @Field(() => ID, { description: '就诊编号。Visit number.' })
  declare visitNumber: string;

  @Field(() => ID, { description: '机构编码，含市外机构。Institution code, also of institutions elsewhere.' })
  declare institutionCode: string;

  @Field(() => String, { description: '入院日期。Date of admission.' })
  declare admittedOn: string;

  @Field(() => String, { nullable: true, description: '出院日期；在院时为空。Date of discharge; null while in hospital.' })
  declare dischargedOn: string | null;

  @Sharing({ sensitivity: 'sensitive' })
  @Field(() => DischargeWay, { nullable: true, description: '离院方式。How the stay ended.' })
  declare dischargeWay: DischargeWay | null;
}
AdmissionSchema.setClass(Admission);

export const AdmissionConnection = createConnectionType(Admission, 'Admission');
