import type { DirectiveNode, SelectionSetNode } from 'graphql';
import type { FetchSelection } from './FetchSelection.ts';
import type { PlannedFetch, ResponsePath } from './PlannedFetch.ts';

/** An object of the answer, whoever contributes to it. */
export class AnswerObject {
  readonly path: ResponsePath;
  /** Departments that have been asked about it as an entity; the key says as what. */
  readonly homes = new Map<string, Home>();
  /** Other departments that deliver the same object by the same root field, and how to ask them for it. */
  readonly twins = new Map<string, () => Place>();

  constructor(path: ResponsePath) {
    this.path = path;
  }
}

/** An object of the answer at a department that has been asked about it, under no conditions. */
export interface Home {
  place: Place;
  /** Under which conditions its key has been fetched: under all of one of these. */
  keyedUnder: (readonly DirectiveNode[])[];
}

/** An object of the answer as one fetch sees it: where more can be asked of its department. */
export interface Place {
  fetch: PlannedFetch;
  graph: string;
  /** As the department has it. */
  typeName: string;
  /** The object types that can occur. */
  possible: ReadonlySet<string>;
  /** Whether the answer tells the object's own type, and not only the interface that a department takes it for. */
  isTypeKnown: boolean;
  /** What is asked there. */
  into: FetchSelection;
  /** Under which it is asked at all. */
  conditions: readonly DirectiveNode[];
  /** The types of which objects must be one, when not all are meant that hang at the object's path. */
  narrowedTo: readonly string[] | undefined;
  object: AnswerObject;
  /** What the department has on this way, although it only mentions it elsewhere (`@provides`). */
  provided: readonly SelectionSetNode[];
}
