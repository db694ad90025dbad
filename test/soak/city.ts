import { createCity } from '../../gateway/testkit/city.ts';
import { Department } from '../../gateway/testkit/Department.ts';
import { compose } from '../../gateway/testkit/startFederation.ts';

// The departments and the callers of the soak, in a process of their own: what they allocate is not the gateway's.

const CLIENTS = 12;
/** Everything that takes 民政局 is slow, so that some requests are always under way when the graph is swapped. */
const SLOW = 150;

const QUERIES = [
  '{ people { pid name } }',
  '{ people { pid deathDate spouse { name } paidAfterDeath } }',
  '{ indicators { code name value status } }',
  '{ tasks { id indicators { code status } lead { name pension(kind: "extra") } } }',
];

export type FromCity = { texts: [string, string] } | { answered: number; failed: string[] };
export type ToCity = { url: string } | 'stop';

const city = createCity();
const weather = new Department('weather', {
  sdl: 'type Query { weather: String! }',
  resolvers: { Query: { weather: () => '晴' } },
});
await Promise.all([...Object.values(city), weather].map(department => department.start()));
city.civil.delay = SLOW;

let isOver = false;
const tell = (message: FromCity) => process.send?.(message);
tell({ texts: [compose(Object.values(city)), compose([...Object.values(city), weather])] });
process.on('message', async (message: ToCity) => {
  if (message === 'stop') isOver = true;
  else {
    const outcomes = await Promise.all(Array.from({ length: CLIENTS }, (_, client) => ask(message.url, client)));
    tell({
      answered: outcomes.reduce((sum, { answered }) => sum + answered, 0),
      failed: outcomes.flatMap(({ failed }) => failed),
    });
    process.exit();
  }
});

async function ask(url: string, client: number): Promise<{ answered: number; failed: string[] }> {
  let answered = 0;
  const failed: string[] = [];
  for (let round = 0; !isOver; round++) {
    for (const department of Object.values(city)) department.heard.length = 0;
    // Sixteen texts of each query, so that there is something to make ready on the next graph.
    const query = `# ${(client + round) % 16}\n${QUERIES[(client + round) % QUERIES.length]}`;
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
      const text = await response.text();
      if (response.status !== 200 || text.includes('"errors"')) failed.push(`${response.status} ${text.slice(0, 500)}`);
    } catch (error) {
      failed.push(String(error));
    }
    answered += 1;
  }
  return { answered, failed };
}
