/**
 * `node importAndDie.ts <file> <rows>`: imports the payments file in small transactions and kills itself, as `kill -9` does, a moment
 * after so many rows are committed, so that the next batch is cut off on its way. The database is the one that DATA_DIR or DATABASE_URL names.
 */
import { readConfig } from '../../config.ts';
import { openDatabase } from '../../database/openDatabase.ts';
import { importFile } from '../importFile.ts';
import { paymentDatabase, payments } from './payments.ts';

const [path = '', rows = '0'] = process.argv.slice(2);
const { database: location, personKey = '' } = readConfig('payments', 0);
const database = await openDatabase(location, paymentDatabase);
await importFile(database, payments, path, {
  pidKey: personKey,
  batchSize: 500,
  progress: ({ rowsRead }) => {
    if (rowsRead >= Number(rows)) setTimeout(() => process.kill(process.pid, 'SIGKILL'), 10);
  },
});
