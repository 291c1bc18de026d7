import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createAnswerer, evaluateAnswerer, selfEstimate } from '../../src/answer/index.ts';
import { benchEmbeddings } from './embeddings.ts';
import { type Asked, loadSet } from './load.ts';
import { type Figures, measure } from './measure.ts';
import { type Find, peers } from './peers.ts';
import { perturbations, perturbed } from './perturb.ts';

/** Questions asked of every engine; ours is also asked all. */
const COMPARED = Number(process.env['COMPARED'] ?? 600);
const bench = fileURLToPath(new URL('..', import.meta.url));
const only = process.env['ONLY']?.split(',');

if (!existsSync(`${bench}node_modules`)) execFileSync('npm', ['ci', '--prefix', bench], { stdio: 'inherit' });
const { values: options, positionals: paths } = parseArgs({
  allowPositionals: true,
  options: { embeddings: { type: 'string' } },
});
if (options.embeddings !== undefined && options.embeddings !== 'stub') {
  throw new Error(
    `Cannot use --embeddings ${options.embeddings}: no model is asked here. Write --embeddings stub.`,
  );
}
for (const path of paths) await benchSet(path);

async function benchSet(path: string): Promise<void> {
  const set = loadSet(path);
  const { lang } = JSON.parse(readFileSync(path, 'utf8')) as { lang: string };
  console.log(`\n## ${set.name}: ${set.knowledge.entries.length} entries, ${set.test.length} test questions`);
  const start = performance.now();
  const answerer = createAnswerer(set.knowledge);
  const ready = performance.now() - start;
  const mine = evaluateAnswerer(answerer, set.test);
  const unknown = set.test.filter((one) => one.right.size === 0).length / set.test.length;
  const estimate = selfEstimate(answerer.engine, unknown).find((one) => one.caution === 'normal');
  console.log(
    `all of test: first ${pc(mine.first)}, three ${pc(mine.amongThree)}, MRR ${pc(mine.meanReciprocalRank)}, AUROC ${mine.knownFromUnknown?.toFixed(3) ?? '-'}, calibration error ${pc(mine.calibrationError)}`,
  );
  console.log(
    `at "normal": answered ${pc(mine.answered)}, right ${pc(mine.precision)}, covered ${pc(mine.coverage)}, shown ${pc(mine.shown)}`,
  );
  if (estimate)
    console.log(
      `foretold:    answered ${pc(estimate.answered)}, right ${pc(1 - estimate.wrong)}, covered ${pc(estimate.covered)}`,
    );
  if (options.embeddings === 'stub') await benchEmbeddings(answerer, set.test);
  const asked = spread(set.test, COMPARED);
  const find: Find = (text) => {
    const { ranked, confidence, known } = answerer.ask(text);
    return ranked.map((one, place) => ({
      id: one.id,
      score: place === 0 ? confidence : 0,
      known: known ?? confidence,
    }));
  };
  await compare('Medvind', find, asked, ready);
  for (const peer of peers) {
    if (only !== undefined && !only.includes(peer.name)) continue;
    const began = performance.now();
    const before = process.memoryUsage().heapUsed;
    try {
      const search = await peer.build(set.knowledge, lang);
      const grown = (process.memoryUsage().heapUsed - before) / 1e6;
      await compare(
        peer.name,
        search,
        spread(asked, peer.most ?? COMPARED),
        performance.now() - began,
        grown,
      );
    } catch (error) {
      console.log(`${peer.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

async function compare(
  name: string,
  find: Find,
  asked: readonly Asked[],
  ready: number,
  grown?: number,
): Promise<void> {
  const columns: string[] = [];
  let plain: Figures | undefined;
  for (const [kind, perturb] of Object.entries(perturbations)) {
    const figures = await measure(
      find,
      asked,
      perturbed(
        asked.map((one) => one.text),
        perturb,
      ),
    );
    plain ??= figures;
    columns.push(`${kind} ${pc(figures.first)}/${pc(figures.three)}`);
  }
  if (plain === undefined) return;
  const memory = grown === undefined ? '' : `, heap +${grown.toFixed(0)} MB`;
  console.log(
    `${name} (${asked.length} asked): MRR ${pc(plain.reciprocal)}, AUROC ${plain.knownFromUnknown?.toFixed(3) ?? '-'}, covered at 95 % right ${pc(plain.at95)}, p50 ${plain.p50.toFixed(2)} ms, p99 ${plain.p99.toFixed(2)} ms, ready ${ready.toFixed(0)} ms${memory}`,
  );
  console.log(`  ${columns.join(' | ')}`);
}

/** At most so many questions, evenly spread over the list. */
function spread(asked: readonly Asked[], most: number): Asked[] {
  const step = Math.max(1, asked.length / most);
  return asked.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
}

function pc(share: number): string {
  return (100 * share).toFixed(1);
}
