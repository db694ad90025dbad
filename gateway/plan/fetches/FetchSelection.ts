import { type ArgumentNode, type DirectiveNode, print, type TypeNode } from 'graphql';

/** What a fetch asks of one object, being put together. Asking twice for the same asks once. */
export class FetchSelection {
  readonly fields = new Map<string, FetchField>();
  readonly fragments = new Map<string, FetchFragment>();

  /** Whether it asks for nothing; an object of which nothing is asked is nothing. */
  get isEmpty(): boolean {
    return [...this.fields.values()].every(isNothing) && [...this.fragments.values()].every(({ selection }) => selection.isEmpty);
  }

  /** The field, added when it is not there. */
  field(asked: Omit<FetchField, 'below' | 'place'>): FetchField {
    const key = [asked.key, ...asked.conditions.map(print)].join(' ');
    const known = this.fields.get(key);
    if (known) return known;
    const field = { ...asked, below: new FetchSelection(), place: undefined };
    this.fields.set(key, field);
    return field;
  }

  /** What is asked of objects of one type, or under conditions, only. */
  fragment(type: string | undefined, conditions: readonly DirectiveNode[]): FetchSelection {
    if (type === undefined && conditions.length === 0) return this;
    const key = [type ?? '', ...conditions.map(print)].join(' ');
    const known = this.fragments.get(key);
    if (known) return known.selection;
    const selection = new FetchSelection();
    this.fragments.set(key, { type, conditions, selection });
    return selection;
  }

  /** Takes over what another one asks of the same object. */
  absorb(other: FetchSelection): void {
    for (const field of other.fields.values()) this.field(field).below.absorb(field.below);
    for (const { type, conditions, selection } of other.fragments.values()) this.fragment(type, conditions).absorb(selection);
  }
}

export interface FetchField {
  /** Under which the answer has it. */
  key: string;
  name: string;
  arguments: readonly ArgumentNode[];
  conditions: readonly DirectiveNode[];
  /** As the department has it. */
  type: TypeNode;
  /** Whether it leads to objects, of which something must be asked. */
  isObject: boolean;
  below: FetchSelection;
  /** Who else has been asked about the object here; set by the planner. */
  place: object | undefined;
}

/** A field below which nothing could be asked. */
export function isNothing({ isObject, below }: FetchField): boolean {
  return isObject && below.isEmpty;
}

export interface FetchFragment {
  type: string | undefined;
  conditions: readonly DirectiveNode[];
  selection: FetchSelection;
}
