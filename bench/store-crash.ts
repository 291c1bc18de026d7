// Kills a writing process again and again: `npm run -s bench:store-crash -- [--rounds 1000]`.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { crashRounds } from '../test/store/crash-rounds.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '1000' } } });
const rounds = Number(values.rounds);
const chains = 2;
const parent = await mkdtemp(join(tmpdir(), 'medvind-crash-'));
try {
  const begin = performance.now();
  const each = Math.ceil(rounds / chains);
  const all = await Promise.all(
    Array.from({ length: chains }, (_, n) => crashRounds(join(parent, `chain-${n}`), each)),
  );
  const lost = all.flatMap((one) => one.lost);
  const unopened = all.flatMap((one) => one.unopened);
  const acknowledged = all.reduce((sum, one) => sum + one.acknowledged, 0);
  console.log('| kills | acknowledged | lost | could not reopen | seconds |');
  console.log('|--:|--:|--:|--:|--:|');
  const seconds = ((performance.now() - begin) / 1000).toFixed(0);
  console.log(`| ${each * chains} | ${acknowledged} | ${lost.length} | ${unopened.length} | ${seconds} |`);
  for (const line of [...lost, ...unopened]) console.log(line);
  if (lost.length + unopened.length > 0) process.exitCode = 1;
} finally {
  await rm(parent, { recursive: true, force: true });
}
