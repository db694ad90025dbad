import type { RequestContext } from '@minsheng/subgraph-kit';
import { PERSON_KEY, Sharing } from '@minsheng/subgraph-kit';
import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { recordByPid } from './person.reference.ts';
import { Person } from './person.ts';
import { VeteranRecord } from './veteranRecord.ts';

@Resolver(() => Person)
export class PersonResolver {
  @Directive('@shareable')
  @Sharing(PERSON_KEY)
  @Query(() => Person, {
    description: '按个人标识进入；各部门只答自己掌握的信息。A person by key; each department answers for its own facts.',
  })
  person(@Arg('pid', () => ID, { description: '个人标识。Person key.' }) pid: string): Pick<Person, 'pid'> {
    return { pid };
  }

  @FieldResolver(() => VeteranRecord, { nullable: true })
  veteranAffairs(@Root() person: Person, @Ctx() context: RequestContext) {
    // A reference brings the record with it; a person entered by a root field or a list does not.
    return person.veteranAffairs === undefined ? context.loader(recordByPid).load(person.pid) : person.veteranAffairs;
  }
}
