/**
 * `npm run keys -- <folder> [department...]`: makes the files of keys with which the gateway and the departments believe each
 * other, `<folder>/gateway-keys.json` and `<folder>/<department>-keys.json`. Hand each department its own file and nothing else.
 */

import { Argument, Command, Option } from 'commander';
import { createKeysOnce } from './launcher/createKeysOnce.ts';
import { findDepartments } from './launcher/findDepartments.ts';
import { readOptions } from './launcher/options.ts';

const command = new Command('npm run keys --')
  .description('为网关和各部门生成签名密钥 (makes the keys of the gateway and the departments)')
  .addArgument(new Argument('<folder>', 'where the files go; those that are there stay'))
  .addArgument(new Argument('[departments...]', 'names; without any, all departments of this repository'))
  .addOption(
    new Option('--algorithm <name>', 'ed25519: nobody but a department can make its receipts')
      .choices(['hmac-sha256', 'ed25519'])
      .default('hmac-sha256'),
  )
  .parse();
const [folder = '', ...named] = command.args;
const departments = named.length > 0 ? named : findDepartments(readOptions([])).map(({ name }) => name);
createKeysOnce(folder, departments, command.opts().algorithm);
process.stdout.write(`${folder}: gateway-keys.json, ${departments.map(name => `${name}-keys.json`).join(', ')}\n`);
