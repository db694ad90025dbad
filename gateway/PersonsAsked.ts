import { type DataObject, type DataValue, isDataObject } from './data/DataObject.ts';

/** Of whom departments were asked in one request, for evidence. Only pids, which are no citizens' numbers. */
export class PersonsAsked {
  readonly byDepartment = new Map<string, Set<string>>();

  /** Takes the persons among the objects for which a department was asked. */
  take(department: string, targets: readonly DataObject[]): void {
    // A fetch asks for objects of few types, mostly one: this looks at one field of each.
    for (const { __typename, pid } of targets) {
      if (__typename === 'Person' && typeof pid === 'string') this.add(department, pid);
    }
  }

  /** Takes the persons that a department told of where it was asked for no one in particular: whatever has a person's key. */
  takeFrom(department: string, told: DataValue): void {
    if (Array.isArray(told)) for (const item of told) this.takeFrom(department, item);
    else if (isDataObject(told)) {
      if (typeof told.pid === 'string') this.add(department, told.pid);
      for (const value of Object.values(told)) if (typeof value === 'object') this.takeFrom(department, value);
    }
  }

  add(department: string, pid: string): void {
    let pids = this.byDepartment.get(department);
    if (!pids) {
      pids = new Set();
      this.byDepartment.set(department, pids);
    }
    pids.add(pid);
  }

  /** Each person once, whoever was asked. */
  all(): ReadonlySet<string> {
    if (this.byDepartment.size === 1) return [...this.byDepartment.values()][0] ?? new Set();
    const all = new Set<string>();
    for (const pids of this.byDepartment.values()) for (const pid of pids) all.add(pid);
    return all;
  }
}
