import 'reflect-metadata';
import { Ctx, Query, Resolver } from 'type-graphql';
import type { Department } from '../../department.ts';
import type { RequestContext } from '../requestContext.ts';

@Resolver()
class GreetingResolver {
  @Query(() => String, { description: '问候。A greeting.' })
  greeting(): string {
    return '您好';
  }

  @Query(() => String, { description: '查询人。Who asks, as JSON.' })
  askedBy(@Ctx() { caller }: RequestContext): string {
    return JSON.stringify(caller);
  }

  @Query(() => String, { nullable: true, description: '总是出错。Always fails.' })
  broken(): string {
    throw new Error('王小明 is no number');
  }
}

/** The smallest department that answers: no table, no export file, one field. */
export const greetings: Department = {
  name: 'greetings',
  title: '接待科',
  defaultPort: 0,
  database: { entities: [], migrations: [] },
  schema: { resolvers: [GreetingResolver], references: [] },
  exportFiles: [],
  indicators: [],
};
