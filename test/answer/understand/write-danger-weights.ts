import { writeFileSync } from 'node:fs';
import { learnDanger } from '../../../src/answer/understand/danger/learn.ts';
import { dangerTables } from './danger-tables.ts';

// `npm run -s learn:danger` after a change of the tables; a test says when the weights are behind.
const { danger, ordinary } = dangerTables();
const { bySlot, start } = learnDanger(danger, ordinary);
const scale = Math.max(...bySlot.map(Math.abs)) / 127;
const packed = Buffer.from(Int8Array.from(bySlot, (weight) => Math.round(weight / scale))).toString('base64');
writeFileSync(
  new URL('../../../src/answer/understand/danger/weights.ts', import.meta.url),
  `// Written by \`npm run -s learn:danger\`; do not edit.

/** What one step of a slot's weight is worth. */
export const scale = ${scale.toPrecision(6)};

/** What a text without a known piece starts from. */
export const start = ${start.toPrecision(6)};

/** The weight of each slot as one signed byte, in base64. */
export const bySlot =
  '${packed}';
`,
);
