/** Data as departments deliver it. Objects are merged in place while the plan runs, and never leave the request. */
export type DataValue = string | number | boolean | null | undefined | DataObject | DataValue[];

export interface DataObject {
  [key: string]: DataValue;
}

export function isDataObject(value: DataValue): value is DataObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
