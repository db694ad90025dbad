/** For whom the gateway asks, as it signed it (schema/trust.md §4); what it did not say is absent. */
export interface Caller {
  /** Id of the request in the gateway's evidence. */
  readonly request: string;
  /** Stable id of the officer, never a citizen's ID number. */
  readonly subject?: string;
  /** Folder name of the officer's department. */
  readonly department?: string;
  readonly roles: readonly string[];
  /** Code of the purpose. */
  readonly purpose?: string;
  /** Number of the grant that another department's data is asked under. */
  readonly grant?: string;
  /** Number of the case or matter. */
  readonly case?: string;
}

/** Why this department is asked, in schema coordinates. */
export interface AskReasons {
  /** What is asked of it. */
  readonly fields: readonly string[];
  /** By which entities are named to it. */
  readonly keys: readonly string[];
  /** What else of other departments it is told, and for which of its own fields. */
  readonly requires: readonly { readonly field: string; readonly by: string }[];
}

/** Reads the value of `minsheng-context`. What has another form than agreed counts as not said. */
export function readCaller(header: string): Caller {
  const said = readJson(header);
  const text = (name: string) => (typeof said[name] === 'string' ? { [name]: said[name] } : {});
  return {
    ...text('subject'),
    ...text('department'),
    ...text('purpose'),
    ...text('grant'),
    ...text('case'),
    request: typeof said.request === 'string' ? said.request : '',
    roles: texts(said.roles),
  };
}

/** Reads the value of `minsheng-reasons`. */
export function readReasons(header: string): AskReasons {
  const { fields, keys, requires } = readJson(header);
  return {
    fields: texts(fields),
    keys: texts(keys),
    requires: Array.isArray(requires) ? (requires as AskReasons['requires']) : [],
  };
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter(one => typeof one === 'string') : [];
}

function readJson(header: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(header, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
