/**
 * `npm start`: the whole city on one machine. Generates the city's export files once, imports them into each department's own
 * database once, starts every department, an identity provider and the gateway as processes of their own, and prints how the city stands.
 */

import { Children, stopOnSignal } from './launcher/children.ts';
import { createKeysOnce } from './launcher/createKeysOnce.ts';
import { findDepartments } from './launcher/findDepartments.ts';
import { generateCityOnce } from './launcher/generateCityOnce.ts';
import { importDepartmentsOnce } from './launcher/importDepartmentsOnce.ts';
import { readOptions } from './launcher/options.ts';
import { requireFreePort } from './launcher/ports.ts';
import { printBoard } from './launcher/printBoard.ts';
import { printScreen } from './launcher/printScreen.ts';
import { startDepartments } from './launcher/startDepartments.ts';
import { startGateway } from './launcher/startGateway.ts';
import { startIdentity, tokenOfLeadingGroup } from './launcher/startIdentity.ts';

const options = readOptions();
const children = new Children();
stopOnSignal(children);
try {
  await requireFreePort(options.port);
  const departments = findDepartments(options);
  createKeysOnce(
    options.keysDirectory,
    departments.map(({ name }) => name),
  );
  await generateCityOnce(options, children);
  await importDepartmentsOnce(departments, children);
  const running = await startDepartments(departments, options, children);
  const identity = await startIdentity(options, children);
  const gateway = await startGateway({ departments: running, identity }, options, children);
  await printBoard(gateway.url, options, await tokenOfLeadingGroup(identity, options));
  printScreen({ gateway, departments: running, identity }, options);
} catch (error) {
  // What fails because we are stopping is no news.
  if (!children.stopping) {
    process.stderr.write(`\n[city] ${error instanceof Error ? error.message : String(error)}\n`);
    await children.stop();
    process.exit(1);
  }
}
