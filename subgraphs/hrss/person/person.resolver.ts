import type { RequestContext } from '@minsheng/subgraph-kit';
import { PERSON_KEY, Sharing } from '@minsheng/subgraph-kit';
import { Arg, Ctx, Directive, ID, Query, Resolver } from 'type-graphql';
import { personOf } from './person.reference.ts';
import { Person } from './person.ts';

@Resolver(() => Person)
export class PersonResolver {
  @Directive('@shareable')
  @Sharing(PERSON_KEY)
  @Query(() => Person, {
    description: '按个人标识进入；各部门只答自己掌握的信息。A person by key; each department answers for its own facts.',
  })
  person(@Arg('pid', () => ID, { description: '个人标识。Person key.' }) pid: string, @Ctx() context: RequestContext) {
    return personOf(pid, context);
  }
}
