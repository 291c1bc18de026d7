import { writeSync } from 'node:fs';
import { openLowdbStore } from '../../src/store/index.ts';
import { closed, day, hour, monday, outgoing, question, retention, step } from './fixtures.ts';

const [folder = '', prefix = 'q'] = process.argv.slice(2);
const store = await openLowdbStore(folder);
const writers = 8;

// Every other question is closed and old enough for the archive, so that kills also hit the move there.
async function write(writer: number): Promise<void> {
  for (let n = 0; ; n += 1) {
    const id = `${prefix}-${writer}-${n}`;
    const made = n % 2 === 0 ? question(id) : closed(id, monday - 2 * day);
    const committed = await store.commit(
      step([{ kind: 'questionOpened', question: made }], {
        event: id,
        outgoing: [outgoing(id, { person: `p${writer}` })],
        now: monday + n,
      }),
    );
    if (committed !== 'done') throw new Error(`${id} was ${committed}`);
    // Written through at once: what stands in the pipe outlives this process.
    writeSync(1, `${id}\n`);
  }
}

async function sweep(): Promise<void> {
  for (;;) await store.sweep(monday + hour, { ...retention, questionTextDays: 999 });
}

await Promise.all([sweep(), ...Array.from({ length: writers }, (_, writer) => write(writer))]);
