import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse, stringify } from 'yaml';

const shipped = resolve(import.meta.dirname, '../../../content');

/** Fills in what a pulse waits for and makes it begin at any hour of any weekday: what was missed is caught up. */
export function letPulsesBegin(content: string): void {
  const privacy = parse(readFileSync(join(shipped, 'privacy.yaml'), 'utf8')) as object;
  write(join(content, 'privacy.yaml'), { ...privacy, example: false, medInformed: '2026-10-01' });
  const survey = parse(readFileSync(join(shipped, 'surveys/implementering.yaml'), 'utf8')) as object;
  mkdirSync(join(content, 'surveys'), { recursive: true });
  write(join(content, 'surveys/implementering.yaml'), {
    ...survey,
    send: { day: 'mon', at: '00:00', until: '23:59' },
    cadence: [{ fromWeek: -26, toWeek: 156, everyWeeks: 1 }],
  });
}

/** Lets the time of the running round's reminder or of its close have come; only while the product is stopped. */
export function letItBeTime(data: string, what: 'remindAt' | 'closesAt'): void {
  const path = join(data, 'live.json');
  const state = JSON.parse(readFileSync(path, 'utf8')) as { waves: Record<string, Record<string, unknown>> };
  for (const wave of Object.values(state.waves)) wave[what] = 1;
  writeFileSync(path, JSON.stringify(state));
}

/** The states of all rounds, as the data folder has them. */
export function roundStates(data: string): unknown[] {
  const state = JSON.parse(readFileSync(join(data, 'live.json'), 'utf8')) as {
    waves: Record<string, { state: string }>;
  };
  return Object.values(state.waves).map((wave) => wave.state);
}

function write(path: string, value: object): void {
  writeFileSync(path, stringify(value));
}
