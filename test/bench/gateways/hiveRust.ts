import type { GatewayUnderTest } from './GatewayUnderTest.ts';
import { hive, hiveArgs } from './hive.ts';
import { versionOf } from './versionOf.ts';

/** @graphql-hive/gateway with router-runtime: the planner in Rust and an executor for its plans. */
export const hiveRust: GatewayUnderTest = {
  ...hive,
  name: 'router-runtime',
  version: `${versionOf('@graphql-hive/router-runtime')} in @graphql-hive/gateway ${hive.version}`,
  args: ways => [...hiveArgs(ways), '--hive-router-runtime'],
};
