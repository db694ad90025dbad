import { Gauge, type Registry } from 'prom-client';
import type { DepartmentClient, DepartmentHealth } from '../execute/DepartmentClient.ts';

/** What is read of each department, by metric; the counters begin anew when the department's address changes. */
const readings: Readonly<Record<string, { help: string; read: (health: DepartmentHealth) => number }>> = {
  minsheng_department_requests_sent: { help: 'HTTP requests sent, repeats included', read: ({ counters }) => counters.sent },
  minsheng_department_retries: { help: 'Requests sent again after a failure', read: ({ counters }) => counters.repeated },
  minsheng_department_retries_refused: {
    help: 'Repeats that the retry budget did not allow',
    read: ({ counters }) => counters.repeatsRefused,
  },
  minsheng_department_calls_joined: {
    help: 'Calls that shared the answer of an equal one on its way',
    read: ({ counters }) => counters.joined,
  },
  minsheng_department_overloaded: {
    help: 'Calls refused because the queue was full, streams because there were enough',
    read: ({ counters }) => counters.overloaded,
  },
  minsheng_department_circuit_refused: {
    help: 'Calls and streams refused because the circuit was open',
    read: ({ counters }) => counters.refused,
  },
  minsheng_department_circuit_opened: { help: 'How often the circuit was opened', read: ({ timesOpened }) => timesOpened },
  minsheng_department_in_flight: { help: 'Calls under way', read: ({ inFlight }) => inFlight },
  minsheng_department_waiting: { help: 'Calls waiting for a connection', read: ({ waiting }) => waiting },
  minsheng_department_streams: { help: 'Open event streams', read: ({ streams }) => streams },
  minsheng_department_connections: { help: 'Open connections', read: ({ connections }) => connections },
};

/** How the gateway gets along with each department, read when somebody looks. Of several workers: their sums, and the worst state. */
export function watchDepartments(
  registry: Registry,
  departments: () => Iterable<Pick<DepartmentClient, 'name' | 'health'>>,
): void {
  const registers = [registry];
  for (const [name, { help, read }] of Object.entries(readings)) {
    new Gauge({
      name,
      help,
      labelNames: ['department'],
      registers,
      collect() {
        this.reset();
        for (const { name: department, health } of departments()) this.set({ department }, read(health));
      },
    });
  }
  new Gauge({
    name: 'minsheng_department_circuit',
    help: 'State of the circuit breaker: 1 for the state it is in (closed, open, half-open), 0 for the others',
    labelNames: ['department', 'state'],
    // Of several workers: whether any of them is in that state, so that an alert on it need not know how many there are.
    aggregator: 'max',
    registers,
    collect() {
      this.reset();
      for (const { name: department, health } of departments()) {
        for (const state of ['closed', 'open', 'half-open']) this.set({ department, state }, health.state === state ? 1 : 0);
      }
    },
  });
}
