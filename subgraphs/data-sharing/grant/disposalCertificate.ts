import { Sharing } from '@minsheng/subgraph-kit';
import { Field, ObjectType } from 'type-graphql';
import { OPEN_TO_OFFICERS } from '../sharing.ts';
import { DisposalState } from './disposalState.ts';

@Sharing(OPEN_TO_OFFICERS)
@ObjectType({
  description:
    '销毁（处置）证明（政务数据共享条例第二十七条）。Certificate that the data of an ended grant was disposed of (art. 27).',
  simpleResolvers: true,
})
export class DisposalCertificate {
  @Field(() => DisposalState, { description: '状态。State.' })
  declare state: DisposalState;

  @Field({ description: '处置方式。How it was disposed of.' })
  declare method: string;

  @Field({ description: '处置日期。The day it was disposed of.' })
  declare disposedOn: string;

  @Field({ description: '证明人。Who certifies it.' })
  declare certifiedBy: string;

  @Field({ description: '出具时间。When it was certified.' })
  declare certifiedAt: string;

  @Field(() => String, {
    nullable: true,
    description: '认可或者不认可的人；未答复为空。Who accepted or refused it; null: nobody yet.',
  })
  declare decidedBy: string | null;

  @Field(() => String, { nullable: true, description: '答复时间；未答复为空。When that was; null: not yet.' })
  declare decidedAt: string | null;

  @Field(() => String, { nullable: true, description: '不认可的理由。Why it was refused.' })
  declare refusalReason: string | null;
}
