import type { GraphQLSchema } from 'graphql';
import type { Joins } from './joins/Joins.ts';
import type { Department } from './readDepartments.ts';
import type { LastKnownFields } from './readLastKnownFields.ts';
import type { Sharing } from './sharing/Sharing.ts';

/** One checked generation of the supergraph. Never changed; a new text makes a new one. */
export interface Supergraph {
  /** SHA-256 of its text, in hexadecimal. */
  sha256: string;
  /** What callers see: validation and introspection use it. */
  apiSchema: GraphQLSchema;
  /** Inaccessible parts included: type relations for the executor. */
  fullSchema: GraphQLSchema;
  departments: readonly Department[];
  lastKnownFields: LastKnownFields;
  /** How each field may be shared, for the policy and for what an audience sees. */
  sharing: Sharing;
  /** Who has what, for planning. */
  joins: Joins;
}
