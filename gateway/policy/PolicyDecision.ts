import type { FieldNode } from 'graphql';
import type { PreparedOperation } from '../operation/PreparedOperation.ts';
import type { Objection } from './Rule.ts';

interface Decided {
  /** In words, for evidence. */
  reason: string;
  /** Whether the answer can speak of persons; also true when nobody knows. */
  isAboutPersons: boolean;
  /** Number of the live grant that was relied on. */
  grant: string | undefined;
  /** Coordinates that departments are asked for, those included that others require. */
  fields: readonly string[];
}

/** What policy says about one operation of one caller. Closed: a stage that meets it must handle all three. */
export type PolicyDecision =
  | (Decided & {
      kind: 'allow';
      /** The operation with what is shown only in part; absent where all is shown whole. */
      permitted?: PreparedOperation;
    })
  | (Decided & {
      kind: 'allowWithout';
      withheld: ReadonlyMap<FieldNode, Objection>;
      /** Response paths of what is withheld, as the operation writes it. */
      paths: readonly (readonly string[])[];
      /** What is left to plan. */
      permitted: PreparedOperation;
    })
  | (Decided & {
      kind: 'refuse';
      /** The one that the caller hears. */
      objection: Objection;
      /** All selections that rules object to; none where the objection is to the request as a whole. */
      withheld: ReadonlyMap<FieldNode, Objection>;
    });
