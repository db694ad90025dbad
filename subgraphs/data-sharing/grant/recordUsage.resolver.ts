import { type RequestContext, Sharing } from '@minsheng/subgraph-kit';
import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import { saidText } from '../acting/badInput.ts';
import { OPEN_TO_OFFICERS } from '../sharing.ts';
import { onGrant } from './onGrant.ts';
import { SharingGrant } from './sharingGrant.ts';

@InputType({ description: '使用情况与成效。What a receiver reports of its use.' })
class UsageInput {
  @Field({ description: '使用场景。Scenario of the use.' })
  declare scenario: string;

  @Field({ description: '使用过程。How it was used.' })
  declare process: string;

  @Field({ description: '应用成效。Effect of the use.' })
  declare effect: string;

  @Field({ description: '存储情况。Where and how it is stored.' })
  declare storage: string;

  @Field(() => String, { nullable: true, description: '销毁情况。How it was destroyed.' })
  declare destruction?: string;
}

/** What a receiver owes for a grant while it uses it: to report its use (arts 26, 29). */
@Resolver(() => SharingGrant)
export class RecordUsageResolver {
  @Sharing(OPEN_TO_OFFICERS)
  @Mutation(() => SharingGrant, {
    description: '记录使用情况与成效反馈（第二十六、二十九条）。Records the use of a grant and its effect (arts 26, 29).',
  })
  recordUsage(
    @Ctx() context: RequestContext,
    @Arg('number', () => ID, { description: '授权编号。Number of the grant.' }) number: string,
    @Arg('usage', () => UsageInput, { description: '使用情况。What is reported.' }) usage: UsageInput,
  ) {
    const said = {
      scenario: saidText('scenario', usage.scenario),
      process: saidText('process', usage.process),
      effect: saidText('effect', usage.effect),
      storage: saidText('storage', usage.storage),
      destruction: usage.destruction == null ? null : saidText('destruction', usage.destruction),
    };
    return onGrant(context, { act: 'recordUsage', number, by: 'requester' }, async ({ trx, officer }) => {
      await trx
        .insertInto('usage_record')
        .values({ grant_number: number, recorded_by: officer.subject, ...said })
        .execute();
    });
  }
}
