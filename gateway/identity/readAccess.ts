import type { IncomingHttpHeaders } from 'node:http';
import type { Access } from './Access.ts';

/** For what a request asks, as its headers say. */
export function readAccess(headers: IncomingHttpHeaders): Access {
  const read = (name: string) => {
    const value = headers[name];
    return typeof value === 'string' && value !== '' ? decodeURIComponent(value) : undefined;
  };
  const [purpose, grant, matter] = [read('minsheng-purpose'), read('minsheng-grant'), read('minsheng-case')];
  return {
    ...(purpose === undefined ? {} : { purpose }),
    ...(grant === undefined ? {} : { grant }),
    ...(matter === undefined ? {} : { case: matter }),
  };
}
