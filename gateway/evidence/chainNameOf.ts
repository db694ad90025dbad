/** The chain of what a gateway process asked a department; what cannot be in a folder's name everywhere becomes `_`. */
export function chainNameOf(department: string, worker: number | string | undefined): string {
  return `to-${department.replaceAll(/[^\w-]/g, '_')}-${worker}`;
}
