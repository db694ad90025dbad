import { callerKey } from '../data/dataKey.ts';
import { type AnswerError, type ErrorCode, errorCodes } from '../errors.ts';
import type { Fetched } from '../execute/executePlan.ts';
import type { FieldFailure, FieldFailures } from '../execute/FieldFailures.ts';
import type { Withholding } from '../operation/PreparedOperation.ts';

/**
 * JSON text; null when a value is, or has through null propagation become, null; undefined when it is null because an object of a
 * kind that the caller's view does not have stands there.
 */
export type Written = string | null | undefined;

/** An error whose path is still growing: keys are added on the way up, so the innermost key comes first. */
interface GrowingError {
  message: string;
  pathFromInside: (string | number)[];
  extensions: AnswerError['extensions'];
  /** No error, but a list that is shorter than its department's: it is told elsewhere in the answer. */
  isLeftOut?: true;
}

/** An entry of `extensions.leftOut`: a list from which objects were left out because the caller's view has nothing of their kind. */
export interface LeftOut {
  path: readonly (string | number)[];
  message: string;
}

const LEFT_OUT =
  '本列表略去了您的目录视图中没有的种类。 Objects of kinds that your view of the graph does not have were left out of this list.';

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
  readonly #leftOut = new Map<object, Set<number>>();
  readonly #errors: GrowingError[] = [];
  readonly #maxErrors: number;
  #omitted = 0;
  /** Of `#errors`: those that tell of lists that are shorter. */
  #noticed = 0;

  constructor(
    { failures, shared }: Pick<Fetched, 'failures' | 'shared'>,
    { introspection, maxErrors }: { introspection: ReadonlyMap<string, string>; maxErrors: number },
  ) {
    this.failures = failures;
    this.shared = shared;
    this.introspection = introspection;
    this.#maxErrors = maxErrors;
  }

  /** How many errors there are by now, listed or not; pass it to `addKey` after the level below is done. */
  get mark(): number {
    return this.#errors.length + this.#omitted;
  }

  addKey(key: string | number, since: number): void {
    for (let index = since; index < this.#errors.length; index++) this.#errors[index]?.pathFromInside.push(key);
  }

  /**
   * Writes an object that hangs in several places once, and repeats the text in the others. What has an error in it is
   * written anew each time, because each place has its own path.
   * @param writer the writer that asks; another one may select other fields of the same object
   */
  writeOnce<Value extends object>(value: Value, writer: object, write: (value: Value, run: ProjectionRun) => Written): Written {
    const texts = this.#written.get(value) ?? new Map<object, string>();
    this.#written.set(value, texts);
    const known = texts.get(writer);
    if (known !== undefined) return known;
    const { mark } = this;
    const text = write(value, this);
    if (typeof text === 'string' && this.mark === mark) texts.set(writer, text);
    return text;
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

  /** What stands here is of a kind that the caller's view does not have; the message must not name it. */
  addNotInView(): void {
    this.addError(
      'NOT_IN_VIEW',
      '此处的对象属于您的目录视图中没有的种类，因此不提供。 The object here is of a kind that your view of the graph does not have.',
    );
  }

  /** Takes back what was said of an item since `mark`: it is left out of its list, and no path leads to it. */
  leaveOut(list: object, index: number, mark: number): void {
    for (const { isLeftOut } of this.#errors.splice(mark)) if (isLeftOut) this.#noticed -= 1;
    this.#omitted = mark - this.#errors.length;
    const indexes = this.#leftOut.get(list) ?? new Set();
    this.#leftOut.set(list, indexes.add(index));
  }

  /** Tells once of a list that items were left out of it: how many there are would tell of what the view hides. */
  addLeftOut(): void {
    // Beside the errors, and not one of them: neither counts for the other.
    if (this.#noticed < this.#maxErrors) {
      this.#errors.push({ message: LEFT_OUT, pathFromInside: [], extensions: { code: 'NOT_IN_VIEW' }, isLeftOut: true });
      this.#noticed += 1;
    }
  }

  /** Items that were left out, by the list that a department delivered. */
  get leftOutItems(): ReadonlyMap<object, ReadonlySet<number>> {
    return this.#leftOut;
  }

  /** Lists that are shorter than their department's. */
  finishLeftOut(): LeftOut[] {
    if (this.#leftOut.size === 0) return [];
    const found = this.#errors.filter(({ isLeftOut }) => isLeftOut === true);
    return found.map(({ message, pathFromInside }) => ({ path: pathFromInside.toReversed(), message }));
  }

  /** The finished list of errors. */
  finish(): AnswerError[] {
    const errors: AnswerError[] = [];
    for (const { message, pathFromInside, extensions, isLeftOut } of this.#errors) {
      if (isLeftOut !== true) errors.push({ message, path: pathFromInside.toReversed(), extensions });
    }
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
    if (this.#errors.length - this.#noticed < this.#maxErrors) this.#errors.push(error);
    else this.#omitted += 1;
  }
}
