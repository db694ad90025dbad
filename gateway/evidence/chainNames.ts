/** The chain of what a gateway process asked a department; what cannot be in a folder's name everywhere becomes `_`. */
export function chainNameOf(department: string, worker: number | string | undefined): string {
  return `to-${department.replaceAll(/[^\w-]/g, '_')}-${worker}`;
}

/** What the name of a folder of evidence says: whose it is, and of which gateway process. Empty texts for any other name. */
export function readName(folder: string): { kind: 'gateway' | 'department' | 'journal' | ''; worker: string } {
  const [, kind = '', worker = ''] = /^(gateway|journal|to-.+)-(\d+)$/.exec(folder) ?? [];
  return { kind: kind === 'gateway' || kind === 'journal' || kind === '' ? kind : 'department', worker };
}
