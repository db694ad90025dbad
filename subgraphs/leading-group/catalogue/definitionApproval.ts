import { Sharing } from '@minsheng/subgraph-kit';
import { Field, Int, ObjectType } from 'type-graphql';
import { OPEN } from '../sharing.ts';

@Sharing(OPEN)
@ObjectType({ description: '口径审批。Approval of one version of a definition.', simpleResolvers: true })
export class DefinitionApproval {
  @Field(() => Int, { description: '口径版本。Version of the definition.' })
  declare version: number;

  @Field({ description: '批准单位。Who approved it.' })
  declare approver: string;

  @Field({ description: '批准日期。Date of approval.' })
  declare approvedOn: string;
}
