import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { ours } from '../gateways/ours.ts';
import { assertSameAnswers } from '../measure/assertSameAnswers.ts';
import { startBench } from '../measure/startBench.ts';
import { type CpuProfile, selfTimes } from '../report/selfTimes.ts';
import { questions } from '../scenarios/questions.ts';

/** `npm run profile -- nested`: our gateway alone under load, and where its processor time went. */
const program = new Command('profile')
  .argument('<question>', `one of ${Object.keys(questions).join(', ')}`)
  .option('--seconds <number>', 'of load', Number, 10)
  .option('--top <number>', 'functions to print', Number, 40)
  .option('--keep <file.cpuprofile>', 'keep the profile, for the developer tools of a browser')
  .parse();
const { seconds, top, keep } = program.opts<{ seconds: number; top: number; keep?: string }>();
const question = questions[program.args[0] ?? ''];
if (question === undefined) program.error(`error: there is no question "${program.args[0]}"`);
else await profile(question);
process.exit();

async function profile({ graph, query, connections, huge = false }: (typeof questions)[string]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'minsheng-profile-'));
  try {
    const body = JSON.stringify({ query });
    {
      await using bench = await startBench({ graph, folder });
      await using running = await bench.start([ours], { huge, nodeArgs: ['--cpu-prof', `--cpu-prof-dir=${folder}`] });
      const [gateway] = running.all;
      if (gateway === undefined) throw new Error('The gateway did not start');
      await assertSameAnswers(running.all, body);
      const { completed } = await bench.load.send({ url: gateway.url, bodies: [body], connections, forMs: seconds * 1000 });
      console.log(`${completed} requests`);
      // Only a process that ends in peace writes its profile.
      await gateway.end();
    }
    const [file] = readdirSync(folder).filter(name => name.endsWith('.cpuprofile'));
    if (file === undefined) throw new Error('The gateway wrote no profile');
    const text = readFileSync(join(folder, file), 'utf8');
    for (const line of selfTimes(JSON.parse(text) as CpuProfile, top)) console.log(line);
    if (keep !== undefined) writeFileSync(keep, text);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
