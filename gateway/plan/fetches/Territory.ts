import type { Joins } from '../../supergraph/joins/Joins.ts';
import type { Routes } from './Routes.ts';

/** What there is to plan with: a supergraph, and the ways through it for the labels of `@override` that are on. */
export interface Territory {
  joins: Joins;
  routes: Routes;
}
