import 'reflect-metadata';
import { Query, Resolver } from 'type-graphql';
import type { Department } from '../../department.ts';

@Resolver()
class GreetingResolver {
  @Query(() => String, { description: '问候。A greeting.' })
  greeting(): string {
    return '您好';
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
