import { expect, test } from 'vitest';
import { pulseCalendar } from '../../src/cli/pulse-calendar.ts';
import { pulseContent } from '../support/pulse-content.ts';

const { content } = await pulseContent();
const monday = content.calendar.instantOf('2026-11-23', '10:00');

test('the calendar of a pulse names each of the coming 26 weeks, who is asked what, and why nobody is', () => {
  const lines = pulseCalendar(content, monday);
  expect(lines.filter((line) => line.startsWith('  week '))).toHaveLength(26);
  expect(lines[2]).toBe(
    '  week 48  Tue 24 November 2026 at 9:00: Modtagelsen (week 7, 15 people), Familieafdelingen (week 3, 24 people). Items C1 T1 H1 W1 V1',
  );
  expect(lines).toContain('  week 53  holiday week, nothing is sent');
  expect(lines).toContain('  week 03  nobody is due');
});

test('the calendar says what is missing before anything is sent', async () => {
  const { content: empty } = await pulseContent({ privacy: { medInformed: undefined, example: true } });
  expect(pulseCalendar(empty, monday)[2]).toBe(
    '  It does not begin until privacy.yaml is filled in. Missing: example, medInformed.',
  );
});
