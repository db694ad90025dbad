import { findConnection, PageArguments, type RequestContext, Sharing } from '@minsheng/subgraph-kit';
import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { actingOfficer, isAuthority } from '../acting/actingOfficer.ts';
import { refuseStranger } from '../acting/party.ts';
import { recordAct } from '../acts/recordAct.ts';
import { notFound } from '../lifecycle/takeStep.ts';
import { OPEN_TO_OFFICERS } from '../sharing.ts';
import { applyPreparedAssessments } from './applyPreparedAssessments.ts';
import { itemsOf, updateDueOnOf } from './catalogue.loader.ts';
import { CatalogueEntry, CatalogueEntryConnection, CatalogueItem } from './catalogueEntry.ts';
import { catalogueLifecycle } from './catalogueLifecycle.ts';
import { CatalogueState } from './catalogueState.ts';
import { contractFolder, readContract } from './readContract.ts';
import { refreshCatalogue } from './refreshCatalogue.ts';

@InputType({ description: '目录筛选条件。Filter of catalogue entries.' })
class CatalogueFilter {
  @Field(() => CatalogueState, { nullable: true, description: '状态。State.' })
  declare state?: CatalogueState;

  @Field(() => ID, { nullable: true, description: '数据提供部门。Providing department.' })
  declare provider?: string;

  @Field(() => String, { nullable: true, description: '共享属性。Sharing class.' })
  declare shareClass?: string;
}

/** The catalogue as departments read it (政务数据共享条例 arts 12–14). */
@Resolver(() => CatalogueEntry)
export class CatalogueResolver {
  @Sharing(OPEN_TO_OFFICERS)
  @Query(() => CatalogueEntryConnection, {
    description:
      '政务数据目录：已发布的人人可查，编制中的仅本部门和主管部门可查。The catalogue: published entries for all; others for their owner and the authority.',
  })
  catalogueEntries(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
    @Arg('filter', () => CatalogueFilter, { nullable: true, description: '筛选条件。Filter.' }) filter?: CatalogueFilter,
  ) {
    const { state, provider, shareClass } = filter ?? {};
    const where = { ...(state && { state }), ...(provider && { provider }), ...(shareClass && { shareClass }) };
    return findConnection<CatalogueEntry>(context, CatalogueEntry, {
      where: { ...where, ...readable(context) },
      orderBy: { number: 'asc' },
      page,
    });
  }

  @Sharing(OPEN_TO_OFFICERS)
  @Query(() => CatalogueEntry, { description: '按编号查目录条目。A catalogue entry by its number.' })
  catalogueEntry(@Ctx() context: RequestContext, @Arg('number', () => ID, { description: '目录编号。Number.' }) number: string) {
    return findEntry(context, number);
  }

  @FieldResolver(() => [CatalogueItem], { description: '数据项，最多 200 项。Data items, at most 200.' })
  items(@Root() { number }: CatalogueEntry, @Ctx() context: RequestContext): Promise<CatalogueItem[]> {
    return context.loader(itemsOf).load(number);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: '目录更新的到期日期（第十六条）；没有待更新为空。The last day of its update (art. 16); null: no update is due.',
  })
  updateDueOn(@Root() { number }: CatalogueEntry, @Ctx() context: RequestContext): Promise<string | null> {
    return context.loader(updateDueOnOf).load(number);
  }

  @Sharing(OPEN_TO_OFFICERS)
  @Mutation(() => Int, {
    description:
      '主管部门按契约更新目录，返回条目数；启动时也会更新。The authority brings the catalogue to the contract; returns the number of entries. Every start does the same.',
  })
  async refreshCatalogue(@Ctx() context: RequestContext): Promise<number> {
    const officer = actingOfficer(context);
    refuseStranger(officer, 'authority', { requester: null, provider: '' });
    const types = readContract(contractFolder());
    await refreshCatalogue(context.sql, types);
    await applyPreparedAssessments(context.sql);
    await recordAct(context.sql, officer, { act: 'refreshCatalogue', kind: catalogueLifecycle.kind, number: '*' });
    return types.length;
  }
}

/** A catalogue entry as it stands now, for whoever may read it. */
export async function findEntry(context: RequestContext, number: string): Promise<CatalogueEntry> {
  const where = { number, ...readable(context) };
  const entry = await context.em.findOne(CatalogueEntry, where, { disableIdentityMap: true });
  if (entry === null) throw notFound(catalogueLifecycle, number);
  return entry;
}

function readable(context: RequestContext): { $or?: ({ state: CatalogueState } | { provider: string })[] } {
  const officer = actingOfficer(context);
  if (isAuthority(officer)) return {};
  return { $or: [{ state: CatalogueState.PUBLISHED }, { provider: officer.department }] };
}
