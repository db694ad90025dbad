/**
 * `npm start`: the whole city on one machine. Generates the city's export files once, imports them into each department's own
 * database once, starts every department and the gateway as processes of their own, and prints how the city stands.
 */

import { findDepartments } from './launcher/findDepartments.ts';
import { generateCityOnce } from './launcher/generateCityOnce.ts';
import { importDepartmentsOnce } from './launcher/importDepartmentsOnce.ts';
import { readOptions } from './launcher/options.ts';
import { requireFreePort } from './launcher/ports.ts';
import { printBoard } from './launcher/printBoard.ts';
import { printScreen } from './launcher/printScreen.ts';
import { startDepartments } from './launcher/startDepartments.ts';
import { startGateway } from './launcher/startGateway.ts';
import type { RunningProcess } from './launcher/startProcess.ts';
import { stopAll, stopOnSignal } from './launcher/stopOnSignal.ts';

const options = readOptions();
const started: RunningProcess[] = [];
try {
  await requireFreePort(options.port);
  const departments = findDepartments(options);
  await generateCityOnce(options);
  await importDepartmentsOnce(departments);
  stopOnSignal(started);
  const running = await startDepartments(departments, options, started);
  const gateway = await startGateway(running, options, started);
  await printBoard(gateway.url, options);
  printScreen(gateway, running, options);
} catch (error) {
  process.stderr.write(`\n[city] ${error instanceof Error ? error.message : String(error)}\n`);
  await stopAll(started);
  process.exit(1);
}
