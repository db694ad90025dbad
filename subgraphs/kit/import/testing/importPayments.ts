/** The command line of a department whose only export file is the payments file. */
import { runImportCli } from '../runImportCli.ts';
import { paymentDatabase, payments } from './payments.ts';

await runImportCli({
  department: 'payments',
  title: '发放科',
  exportFiles: [payments],
  database: paymentDatabase,
  afterImport: async (_database, reports) => console.log(`afterImport ${reports.length}`),
});
