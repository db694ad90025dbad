import { callerKey } from '../data/dataKey.ts';
import { type AnswerError, type ErrorCode, errorCodes } from '../errors.ts';
import type { Fetched } from '../execute/executePlan.ts';
import type { FieldFailure, FieldFailures } from '../execute/FieldFailures.ts';
import type { Withholding } from '../operation/PreparedOperation.ts';

/** An error whose path is still growing: keys are added on the way up, so the innermost key comes first. */
interface GrowingError {
  message: string;
  pathFromInside: (string | number)[];
  extensions: AnswerError['extensions'];
}

/**
 * The errors met while one answer is written.
 *
 * No path is kept on the way down. A field that fails adds an error with an empty path; each level above adds its own key
 * to the errors that were added below it. While all is well this costs one comparison of two numbers per field.
 */
export class ProjectionRun {
  readonly failures: FieldFailures;
  /** Answers to introspection fields, as JSON, by response key. */
  readonly introspection: ReadonlyMap<string, string>;
  /** Objects and lists that hang in more than one place of the data. */
  readonly shared: ReadonlySet<object>;
  readonly #written = new Map<object, Map<object, string>>();
  readonly #errors: GrowingError[] = [];
  readonly #maxErrors: number;
  #omitted = 0;

  constructor(
    { failures, shared }: Pick<Fetched, 'failures' | 'shared'>,
    { introspection, maxErrors }: { introspection: ReadonlyMap<string, string>; maxErrors: number },
  ) {
    this.failures = failures;
    this.shared = shared;
    this.introspection = introspection;
    this.#maxErrors = maxErrors;
  }

  /** How many errors there are by now; pass it to `addKey` after the level below is done. */
  get mark(): number {
    return this.#errors.length;
  }

  addKey(key: string | number, since: number): void {
    for (let index = since; index < this.#errors.length; index++) this.#errors[index]?.pathFromInside.push(key);
  }

  /**
   * Writes an object that hangs in several places once, and repeats the text in the others. What has an error in it is
   * written anew each time, because each place has its own path.
   * @param writer the writer that asks; another one may select other fields of the same object
   */
  writeOnce<Value extends object>(
    value: Value,
    writer: object,
    write: (value: Value, run: ProjectionRun) => string | null,
  ): string | null {
    const texts = this.#written.get(value) ?? new Map<object, string>();
    this.#written.set(value, texts);
    const known = texts.get(writer);
    if (known !== undefined) return known;
    const { failed } = this;
    const text = write(value, this);
    if (text !== null && this.failed === failed) texts.set(writer, text);
    return text;
  }

  /** How many errors there were, listed or not. */
  get failed(): number {
    return this.#errors.length + this.#omitted;
  }

  /** Explains a null at `key` of `place`. True if a department's failure is the reason. */
  explainNull(place: object, key: string): boolean {
    const failures = this.failures.any ? this.failures.at(place, key) : undefined;
    if (!failures) return false;
    // One field has one error (https://spec.graphql.org/September2025/#sec-Handling-Execution-Errors), also when two departments
    // failed it; what a department says of fields below it has paths of its own.
    const own = failures.find(({ below }) => below === undefined);
    for (const failure of failures) if (failure === own || failure.below !== undefined) this.addFailure(failure);
    return true;
  }

  addFailure({ code, message, department, departmentCode, below }: FieldFailure): void {
    const pathFromInside = (below ?? []).map(key => (typeof key === 'string' ? callerKey(key) : key)).reverse();
    this.#push({
      message,
      pathFromInside,
      extensions: { code, department, ...(departmentCode === undefined ? {} : { departmentCode }) },
    });
  }

  addError(code: ErrorCode, message: string): void {
    this.#push({ message, pathFromInside: [], extensions: { code } });
  }

  /** Policy does not give a field to this caller. */
  addWithheld({ rule, article, message }: Withholding): void {
    this.#push({ message, pathFromInside: [], extensions: { code: 'POLICY_WITHHELD', rule, article } });
  }

  /** The finished list. */
  finish(): AnswerError[] {
    const errors = this.#errors.map(
      ({ message, pathFromInside, extensions }): AnswerError => ({
        message,
        path: pathFromInside.toReversed(),
        extensions,
      }),
    );
    for (const { code, message, department } of this.failures.unplaced) {
      errors.push({ message, extensions: { code, department } });
    }
    if (this.#omitted > 0) {
      const message = `${errorCodes.ERRORS_OMITTED.meaning}: ${this.#omitted} more are not listed. Ask for fewer rows to see each.`;
      errors.push({ message, extensions: { code: 'ERRORS_OMITTED', omitted: this.#omitted } });
    }
    return errors;
  }

  #push(error: GrowingError): void {
    if (this.#errors.length < this.#maxErrors) this.#errors.push(error);
    else this.#omitted += 1;
  }
}
