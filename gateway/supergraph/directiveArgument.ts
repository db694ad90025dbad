import { type ConstDirectiveNode, Kind } from 'graphql';

/** The text of a directive's argument, whether written as a string or as an enum value. */
export function directiveArgument(directive: ConstDirectiveNode, name: string): string | undefined {
  const value = directive.arguments?.find(argument => argument.name.value === name)?.value;
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : undefined;
}

/** Whether a directive has a boolean argument that is true. */
export function directiveFlag(directive: ConstDirectiveNode, name: string): boolean {
  const value = directive.arguments?.find(argument => argument.name.value === name)?.value;
  return value?.kind === Kind.BOOLEAN && value.value;
}
