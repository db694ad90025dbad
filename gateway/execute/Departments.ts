import type { GatewayConfig } from '../config/GatewayConfig.ts';
import type { Department } from '../supergraph/readDepartments.ts';
import { DepartmentClient } from './DepartmentClient.ts';

/** The clients of one generation's departments, by name. Give them back once nobody asks through them any more. */
export interface DepartmentLease {
  clients: ReadonlyMap<string, DepartmentClient>;
  giveBack: () => void;
}

type DepartmentConfig = Pick<GatewayConfig, 'limits' | 'departmentLimits' | 'dedupeInFlight'>;

interface Shared {
  client: DepartmentClient;
  leases: number;
}

/**
 * The clients of all departments in use. A department that is the same before and after a reload keeps its client, and so its
 * warm connections; a client closes when the last generation that knows its department is gone.
 */
export class Departments {
  readonly #config: DepartmentConfig;
  readonly #shared = new Map<string, Shared>();

  constructor(config: DepartmentConfig) {
    this.#config = config;
  }

  /** @throws TypeError when a department's URL is invalid; nothing is leased then */
  lease(departments: readonly Department[]): DepartmentLease {
    const leased = new Map(departments.map(department => [keyOf(department), this.#find(department)]));
    const clients = new Map<string, DepartmentClient>();
    for (const [key, shared] of leased) {
      shared.leases += 1;
      this.#shared.set(key, shared);
      clients.set(shared.client.name, shared.client);
    }
    return { clients, giveBack: () => this.#giveBack(leased) };
  }

  /** Closes every client, whoever uses it: for the end of the process. Calls in flight finish. */
  async close(): Promise<void> {
    const shared = [...this.#shared.values()];
    this.#shared.clear();
    await Promise.all(shared.map(({ client }) => client.close()));
  }

  #find(department: Department): Shared {
    const known = this.#shared.get(keyOf(department));
    if (known) return known;
    const { limits, departmentLimits, dedupeInFlight } = this.#config;
    const own = { ...limits, ...departmentLimits[department.name] };
    return { client: new DepartmentClient(department, own, { dedupeInFlight }), leases: 0 };
  }

  #giveBack(leased: Map<string, Shared>): void {
    for (const [key, shared] of leased) {
      shared.leases -= 1;
      if (shared.leases > 0 || this.#shared.get(key) !== shared) continue;
      this.#shared.delete(key);
      void shared.client.close();
    }
    leased.clear();
  }
}

function keyOf({ name, url }: Department): string {
  return `${name} ${url}`;
}
