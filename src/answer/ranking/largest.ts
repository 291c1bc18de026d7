const STEPS = 512;

/** The places of the largest values above 0, about so many and never more, in rising order; finds them without sorting. */
export function largest(values: Float32Array, most: number): Int32Array {
  let highest = 0;
  for (let at = 0; at < values.length; at++) highest = Math.max(highest, values[at] as number);
  const scale = highest === 0 ? 0 : (STEPS - 1) / highest;
  const steps = new Int32Array(STEPS);
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    if (value <= 0) continue;
    const step = Math.floor(value * scale);
    steps[step] = (steps[step] as number) + 1;
  }
  let border = STEPS;
  let above = 0;
  while (border > 0 && above + (steps[border - 1] as number) <= most) {
    border--;
    above += steps[border] as number;
  }
  let room = border === 0 ? 0 : most - above;
  const kept = new Int32Array(Math.min(most, values.length));
  let count = 0;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    if (value <= 0) continue;
    const step = Math.floor(value * scale);
    if (step >= border || (step === border - 1 && room-- > 0)) kept[count++] = at;
  }
  return kept.subarray(0, count);
}
