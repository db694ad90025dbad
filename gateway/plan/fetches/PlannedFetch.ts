import type { SelectionSetNode } from 'graphql';
import type { PlanPath } from '../QueryPlan.ts';
import { FetchSelection } from './FetchSelection.ts';

export type ResponsePath = PlanPath;

/** What is sent of an object so that a department knows which entity is meant, and has what it requires of it. */
export interface Representation {
  /** Objects that it is made of: of this type. */
  of: string;
  /** The type as the receiver knows it. */
  as: string;
  /** Whether that is an object type, and so the one that the object has anyway. */
  isAsObject: boolean;
  key: SelectionSetNode;
  /** Undefined when the key is all that is sent. */
  required: SelectionSetNode | undefined;
}

/** One call to a department, being put together. */
export class PlannedFetch {
  readonly graph: string;
  /** Where the objects are that it adds to; undefined: it fetches root fields. */
  readonly path: ResponsePath | undefined;
  readonly selection = new FetchSelection();
  readonly representations: Representation[] = [];
  /** Those whose data its representations are made of. */
  readonly after = new Set<PlannedFetch>();

  constructor(graph: string, path?: ResponsePath) {
    this.graph = graph;
    this.path = path;
  }

  /** Takes over what another fetch asks at the same place. */
  absorb({ selection, representations, after }: Pick<PlannedFetch, 'selection' | 'representations' | 'after'>): void {
    this.selection.absorb(selection);
    this.representations.push(...representations);
    for (const fetch of after) this.after.add(fetch);
  }

  /** @param needs fetches whose data the representation is made of */
  represent(representation: Representation, needs: Iterable<PlannedFetch>): void {
    this.representations.push(representation);
    this.waitFor(needs);
  }

  waitFor(needs: Iterable<PlannedFetch>): void {
    for (const fetch of needs) if (fetch !== this) this.after.add(fetch);
  }
}
