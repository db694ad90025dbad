import { type RequestContext, Sharing } from '@minsheng/subgraph-kit';
import { Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { actingOfficer, type Officer } from '../acting/actingOfficer.ts';
import { refuseStranger } from '../acting/party.ts';
import { expireDueGrants } from '../grant/expireDueGrants.ts';
import { OPEN_TO_OFFICERS } from '../sharing.ts';
import { deleteExpired } from './deleteExpired.ts';
import { findExpired } from './findExpired.ts';
import { RetentionReport } from './retentionReport.ts';

/** The end of the books (政务数据共享条例 art. 29: at least three years). */
@Resolver()
export class RetentionResolver {
  @Sharing(OPEN_TO_OFFICERS)
  @Query(() => RetentionReport, {
    description:
      '试运行：保存期满的申请、授权、校核，仅主管部门，不删除（第二十九条）。Dry run, for the authority: what was kept long enough. Nothing is deleted (art. 29).',
  })
  async retention(@Ctx() context: RequestContext): Promise<RetentionReport> {
    authorityOf(context);
    await expireDueGrants(context.sql);
    return { deleted: false, ...(await findExpired(context.sql)) };
  }

  @Sharing(OPEN_TO_OFFICERS)
  @Mutation(() => RetentionReport, {
    description:
      '主管部门删除保存期满的申请、授权、校核，每类每次最多 200 件；有争议的不删（第二十九条）。The authority deletes what was kept long enough, at most 200 of a kind at a time, and nothing under dispute (art. 29).',
  })
  async deleteByRetention(@Ctx() context: RequestContext): Promise<RetentionReport> {
    const officer = authorityOf(context);
    await expireDueGrants(context.sql);
    return { deleted: true, ...(await context.sql.transaction().execute(trx => deleteExpired(trx, officer))) };
  }
}

function authorityOf(context: RequestContext): Officer {
  const officer = actingOfficer(context);
  refuseStranger(officer, 'authority', { requester: null, provider: '' });
  return officer;
}
