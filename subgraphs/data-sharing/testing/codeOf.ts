/** The code of an answer's first error; none when it has no errors. */
export function codeOf({ errors }: { errors?: readonly { extensions?: Record<string, unknown> }[] }): unknown {
  return errors?.[0]?.extensions?.code;
}
