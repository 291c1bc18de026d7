import { finished } from '../../src/answer/index.ts';
import { EVIDENCE, evidenceOf } from '../../src/answer/knowing/evidence.ts';
import { type Case, fitLogistic } from '../../src/answer/knowing/logistic.ts';
import { libraryOf, richness } from '../../src/answer/ranking/library.ts';
import { trainModel } from '../../src/answer/ranking/model.ts';
import { placed } from '../../src/answer/ranking/ranker.ts';
import { searchIn } from '../../src/answer/ranking/search.ts';
import { signalWeights } from '../../src/answer/ranking/weights.ts';
import { forChoosing, loadSet } from './load.ts';

const PRIOR_PULL = 0.02;
const WEIGHT_OF_A_SET = 100;

const first: Case[] = [];
const amongThree: Case[] = [];
for (const path of process.argv.slice(2)) {
  const { knowledge, asked } = forChoosing(loadSet(path));
  const library = finished(libraryOf(knowledge));
  const search = searchIn(
    finished(
      trainModel(
        library,
        Int32Array.from({ length: library.rows.count }, (_, row) => row),
      ),
    ),
  );
  const weights = signalWeights(richness(library));
  const weight = WEIGHT_OF_A_SET / asked.length;
  for (const { text, right } of asked) {
    const found = search(library.reader.question(text));
    const order = placed(found, weights);
    const isRight = order.map((one) => right.has(knowledge.entries[one.entry]?.id ?? ''));
    const evidence = evidenceOf(order, found.surroundings);
    first.push({ evidence, right: isRight[0] ?? false, weight });
    amongThree.push({ evidence, right: isRight.slice(0, 3).includes(true), weight });
  }
}
const zero = EVIDENCE.map(() => 0);
for (const cases of [first, amongThree]) {
  const weights = Array.from(fitLogistic(cases, zero, PRIOR_PULL), (weight) => Number(weight.toFixed(2)));
  console.log(EVIDENCE.map((name, i) => `${name}: ${weights[i]}`).join(', '));
  console.log(JSON.stringify(weights));
}
