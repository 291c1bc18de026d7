import { expect, test } from 'vitest';
import { selfEstimate, trainEngine } from '../../src/answer/index.ts';
import { chance, fitLogistic } from '../../src/answer/knowing/logistic.ts';
import { ASKED, ASSUMED_UNKNOWN, FOR_KNOWING, movedTo, weighted } from '../../src/answer/knowing/mix.ts';
import type { Trial } from '../../src/answer/knowing/simulate.ts';
import { STRANGE_ANSWERED } from '../../src/answer/knowing/thresholds.ts';
import { knowledge } from './knowledge.ts';

const { calibration } = trainEngine(knowledge);
const trials = calibration.judged.map((one) => one.trial);
const share = (of: readonly Trial[], weightOf: (trial: Trial) => number) =>
  of.reduce((sum, trial) => sum + weightOf(trial), 0) /
  trials.reduce((sum, trial) => sum + weightOf(trial), 0);

for (const mix of [ASKED, FOR_KNOWING, { unknown: 0.5, far: 0.2 }]) {
  test(`trials are weighed to stand for ${mix.unknown} unknown, ${mix.far} of them far off`, () => {
    const weightOf = weighted(trials, mix);
    const far = trials.filter((trial) => trial.offTopic);
    const known = trials.filter((trial) => trial.entry >= 0);
    expect(share(known, weightOf)).toBeCloseTo(1 - mix.unknown, 9);
    expect(share(far, weightOf)).toBeCloseTo(mix.unknown * mix.far, 9);
  });
}

test('a chance learned where half is unknown is true where a tenth is, once it is moved there', () => {
  const [rare, even] = [
    { unknown: 0.1, far: 0 },
    { unknown: 0.5, far: 0 },
  ];
  // Of the known, 8 in 10 show the sign; of the unknown, 3 in 10.
  const cases = [
    { sign: 1, right: true, weight: 800 },
    { sign: 0, right: true, weight: 200 },
    { sign: 1, right: false, weight: 300 },
    { sign: 0, right: false, weight: 700 },
  ].map(({ sign, ...one }) => ({ ...one, evidence: Float64Array.of(1, sign) }));
  const moved = movedTo(rare, fitLogistic(cases, [0, 0], 1e-6), even);
  expect(chance(moved, Float64Array.of(1, 1))).toBeCloseTo((0.9 * 0.8) / (0.9 * 0.8 + 0.1 * 0.3), 4);
  expect(chance(moved, Float64Array.of(1, 0))).toBeCloseTo((0.9 * 0.2) / (0.9 * 0.2 + 0.1 * 0.7), 4);
});

test('no more of the strange trials is answered than each caution allows', () => {
  for (const { caution, threshold } of selfEstimate({ calibration })) {
    const strange = calibration.judged.filter((one) => one.trial.entry < 0);
    const answered = strange.filter(
      (one) => one.confidence >= threshold && one.known >= calibration.gates[caution],
    );
    const weight = (of: typeof strange) => of.reduce((sum, one) => sum + one.weight, 0);
    expect(weight(answered) / weight(strange)).toBeLessThanOrEqual(STRANGE_ANSWERED[caution]);
  }
});

test('the estimate for no unknown questions has nothing strange to answer wrongly', () => {
  const [none, usual, many] = [0, ASSUMED_UNKNOWN, 0.5].map(
    (unknown) => selfEstimate({ calibration }, unknown)[1],
  );
  expect(none?.wrong).toBeLessThanOrEqual(usual?.wrong ?? 0);
  expect(usual?.wrong).toBeLessThanOrEqual(many?.wrong ?? 0);
  expect(none?.covered).toBe(many?.covered);
});
