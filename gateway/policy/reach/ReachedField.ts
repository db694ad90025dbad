import type { FieldNode } from 'graphql';
import type { Shape } from '../../supergraph/sharing/Shape.ts';
import type { SharingWord } from '../../supergraph/sharing/SharingWord.ts';

/** A field that an operation reaches, under whatever alias and by whatever fragment, and what its owner says about sharing it. */
export interface ReachedField {
  /** Such as `Person.civilAffairs`. */
  coordinate: string;
  /** A carrier's is that of the field which led to it. */
  word: SharingWord;
  /** Nobody says anything of it: it is given or not with the field that led to it, and no grant names it. */
  isCarrier: boolean;
  /** The department that owns the fact; undefined for what several answer alike, such as a person's key. */
  owner: string | undefined;
  /** `other` where it is reached to be compared with or computed from, which can only be done with the whole value. */
  shape: Shape;
  /** When it is not asked for by itself: the field that is computed from it, and the department that would be handed it. */
  requiredBy: { coordinate: string; department: string } | undefined;
  /** The selection in which it stands; undefined at the top. One that stands in several, by fragments, is reached several times. */
  under: FieldNode | undefined;
}

/** What is required to answer a field, wherever that stands. */
export type RequiredField = Omit<ReachedField, 'under'>;
