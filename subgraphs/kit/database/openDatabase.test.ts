import { describe, expect, it } from 'vitest';
import { freshEmbeddedDirectory } from '../testing/embeddedTemplate.ts';
import { openDatabase } from './openDatabase.ts';

const empty = { entities: [], migrations: [] };

describe('An embedded department database', () => {
  it('refuses a second process on the same directory, and gives the directory back when closed', async () => {
    const directory = await freshEmbeddedDirectory();
    const first = await openDatabase({ directory }, empty);
    await expect(openDatabase({ directory }, empty)).rejects.toThrow(/in use by process \d+; stop it first/);
    await first.close();
    const again = await openDatabase({ directory }, empty);
    await again.close();
  });

  it('keeps all of a bulk transaction or nothing', async () => {
    const database = await openDatabase({ directory: await freshEmbeddedDirectory() }, empty);
    const load = (text: string) =>
      database.inBulkTransaction(session =>
        session.copyIn('import_run', ['file_name', 'export_name', 'sha256', 'data_date', 'status'], text),
      );
    await load('a\\tb.csv\ta\tx\t2025-10-31\tdone\n');
    await expect(load('c.csv\tc\tx\t2025-10-31\tdone\nd.csv\td\tx\t2025-10-31\tno such status\n')).rejects.toThrow(/status/);
    const rows = await database.sql.selectFrom('import_run').select('file_name').execute();
    expect(rows).toEqual([{ file_name: 'a\tb.csv' }]);
    await database.close();
  });
});
