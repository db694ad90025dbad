/** How much a caller needs to see a fact (政务数据共享条例 art. 14; schema/trust.md §2). */
type SharingClass = 'unconditional' | 'conditional' | 'refused';

type Purpose = 'supervision' | 'benefit_review' | 'eligibility_check' | 'audit' | 'service' | 'statistics';

/** What a field's type says need not be repeated by the field: each member goes before the type's member of that name. */
interface WordMembers {
  /** The law, regulation or State Council decision relied on, in words. */
  basis?: string;
  sensitivity?: 'none' | 'personal' | 'sensitive' | 'minor';
  purposes?: readonly Purpose[];
  /** A grant chooses one of them, or shows all. */
  masks?: readonly ('masked' | 'yesNo' | 'band' | 'count')[];
  /** How wide the bands of a number are; left out, a band is an order of magnitude. */
  bandWidth?: number;
  /** Folder name of the department that owns the facts. Left out, it is the department that says the word. */
  owner?: string;
  updated?: 'live' | 'daily' | 'monthly' | 'quarterly' | 'yearly' | 'imported';
  /** Folder names of the departments that may compute a field of their own from it. */
  derivableBy?: readonly string[];
}

/** What a department says about sharing a type or a field (schema/directives/sharing.graphql). */
export type SharingWord = WordMembers &
  ({ class?: Exclude<SharingClass, 'refused'> } | { class: 'refused' /** art. 15 asks for it. */; basis: string });
