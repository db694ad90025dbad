import type { Department } from '../supergraph/readDepartments.ts';
import { SupergraphError } from '../supergraph/SupergraphError.ts';
import type { DepartmentStream, StreamLimits } from './DepartmentStream.ts';
import { SseStream } from './SseStream.ts';
import type { LineSecurity } from './signing/LineSecurity.ts';
import { WebSocketStream } from './WebSocketStream.ts';

/**
 * One stream client for each department; nothing connects yet.
 * @param settings department name -> `sse` (the default), `ws` (at the department's own address), or a ws(s) URL
 * @throws SupergraphError that says which setting is wrong, and how to write it
 */
export function chooseDepartmentStreams(
  departments: readonly Department[],
  settings: Readonly<Record<string, string>>,
  limits: StreamLimits,
  security?: LineSecurity,
): ReadonlyMap<string, DepartmentStream> {
  const unknown = Object.keys(settings).find(name => !departments.some(department => department.name === name));
  if (unknown !== undefined) {
    throw new SupergraphError(
      `subscriptions are set for "${unknown}", but the supergraph knows only ${departments.map(({ name }) => name).join(', ')}`,
    );
  }
  return new Map(departments.map(department => [department.name, chooseStream(department, settings[department.name])]));

  function chooseStream(department: Department, setting: string | undefined): DepartmentStream {
    const { name, url } = department;
    if (setting === undefined || setting === 'sse') return new SseStream(department, limits, security);
    if (setting === 'ws') return new WebSocketStream({ name, url: url.replace(/^http/, 'ws') }, limits, security);
    if (/^wss?:$/.test(URL.canParse(setting) ? new URL(setting).protocol : '')) {
      return new WebSocketStream({ name, url: setting }, limits, security);
    }
    throw new SupergraphError(
      `the setting "${setting}" for subscriptions of "${name}" is none; write --subscribe ${name}=sse, =ws or =ws://...`,
    );
  }
}
