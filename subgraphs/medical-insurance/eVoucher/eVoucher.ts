import { Sharing } from '@minsheng/subgraph-kit';
import { Field, ObjectType } from 'type-graphql';
import { EVoucherChannel, EVoucherStatus } from '../codes/eVoucherCodes.ts';
import { OF_AN_INSURED_PERSON } from '../sharing.ts';

/** Only read as plain rows, one for each person, so it has no MikroORM entity. */
@Sharing(OF_AN_INSURED_PERSON)
@ObjectType('EVoucher', { description: '医保电子凭证。A person’s medical e-voucher.', simpleResolvers: true })
export class EVoucher {
  @Field(() => String, { description: '激活日期。Date of activation.' })
  declare activatedOn: string;

  @Field(() => EVoucherChannel, { description: '激活渠道。Where it was activated.' })
  declare channel: EVoucherChannel;

  @Field(() => EVoucherStatus, { description: '凭证状态。State.' })
  declare status: EVoucherStatus;
}
