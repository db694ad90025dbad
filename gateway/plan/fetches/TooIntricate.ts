/** Thrown when planning an operation takes more steps than it may. */
export class TooIntricate extends Error {
  override name = 'TooIntricate';
  readonly mostSteps: number;

  constructor(mostSteps: number) {
    super(`Planning takes more than ${mostSteps} steps.`);
    this.mostSteps = mostSteps;
  }
}
