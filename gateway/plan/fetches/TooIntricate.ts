/** Thrown when planning an operation is more work than it may be. */
export class TooIntricate extends Error {
  override name = 'TooIntricate';
  readonly most: number;
  /** What there would be more of: tries to ask for a selection, or selections, once fragments are written out. */
  readonly of: 'steps' | 'selections';

  constructor(most: number, of: TooIntricate['of']) {
    super(`Planning takes more than ${most} ${of}.`);
    this.most = most;
    this.of = of;
  }
}
