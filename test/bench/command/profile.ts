import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { ours } from '../gateways/ours.ts';
import { importGraph } from '../graphs/importGraph.ts';
import { assertSameAnswers } from '../measure/assertSameAnswers.ts';
import { startBench } from '../measure/startBench.ts';
import { type CpuProfile, selfTimes } from '../report/selfTimes.ts';
import { type Question, questions } from '../scenarios/questions.ts';
import { trustQuestions } from '../trust/questions.ts';
import { Trust, trustParts } from '../trust/Trust.ts';

const WARM_UP_MS = 4_000;

/** `npm run profile -- nested`: our gateway alone under load, and where its processor time went. */
const program = new Command('profile')
  .argument('<question>', `one of ${Object.keys(questions).join(', ')}`)
  .option('--seconds <number>', 'of load', Number, 10)
  .option('--top <number>', 'functions to print', Number, 40)
  .option('--trust', 'with identity, policy, signing and evidence, as in npm run trust')
  .option('--keep <file.cpuprofile>', 'keep the profile, for the developer tools of a browser')
  .parse();
const { seconds, top, trust: isTrusted, keep } = program.opts<{ seconds: number; top: number; trust?: true; keep?: string }>();
const question = (isTrusted ? trustQuestions : questions)[program.args[0] ?? ''];
if (question === undefined) program.error(`error: there is no question "${program.args[0]}"`);
else await profile(question);
process.exit();

async function profile({ graph, query, connections, huge = false }: Question): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'minsheng-profile-'));
  let measuredMs = 0;
  try {
    const body = JSON.stringify({ query });
    {
      await using trust = isTrusted ? await Trust.open(folder, await importGraph(graph)) : undefined;
      await using bench = await startBench({ graph, folder, ...(trust && { keys: trust.keys }) });
      const under = trust?.gatewayWith(trustParts, 'all on') ?? ours;
      await using running = await bench.start([under], { huge, nodeArgs: ['--cpu-prof', `--cpu-prof-dir=${folder}`] });
      const [gateway] = running.all;
      if (gateway === undefined) throw new Error('The gateway did not start');
      await assertSameAnswers(running.all, body);
      const load = { url: gateway.url, bodies: [body], connections, ...(under.headers && { headers: under.headers }) };
      await bench.load.send({ ...load, forMs: WARM_UP_MS });
      const { completed, wallMs } = await bench.load.send({ ...load, forMs: seconds * 1000 });
      measuredMs = wallMs;
      console.log(`${completed} requests`);
      // Only a process that ends in peace writes its profile.
      await gateway.end();
    }
    const [file] = readdirSync(folder).filter(name => name.endsWith('.cpuprofile'));
    if (file === undefined) throw new Error('The gateway wrote no profile');
    const text = readFileSync(join(folder, file), 'utf8');
    for (const line of selfTimes(JSON.parse(text) as CpuProfile, { top, lastMs: measuredMs })) console.log(line);
    if (keep !== undefined) writeFileSync(keep, text);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
