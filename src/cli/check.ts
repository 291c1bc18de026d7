import type { Command } from './command.ts';
import { contentOption, fullLine, readMeant } from './content.ts';
import { pulseCalendar } from './pulse-calendar.ts';

/** Checks the content and tells every problem at once. */
export const check: Command = {
  name: 'check',
  summary: 'Checks the content and tells what is wrong, where, and what to write instead.',
  usage: '[--content DIR]',
  options: [contentOption],
  notes: [
    'Shows the coming 26 weeks of every pulse as a calendar, and what must be filled in before it begins.',
    'Each problem is a line "file:line field: sentence"; a warning says so and stops nothing.',
    'Exit code: 0 when nothing is wrong, 1 when something is, 2 when the command was not understood.',
  ],
  async run(given, surroundings) {
    const { out } = surroundings;
    const read = await readMeant(given, surroundings);
    const problems = read.ok ? [] : read.problems;
    for (const problem of problems) out(fullLine(problem));
    for (const warning of read.warnings) {
      out(fullLine({ ...warning, message: `Warning. ${warning.message}` }));
    }
    if (read.ok) {
      const { entries, topics, organisation } = read.content;
      const size = `${entries.size} entries in ${topics.length} topics, ${organisation.people.length} people`;
      out(`The content is right: ${size}${counted(read.warnings.length, ', ', 'warning')}.`);
      for (const line of pulseCalendar(read.content, surroundings.now())) out(line);
      return 0;
    }
    out(
      `The content cannot be used:${counted(problems.length, ' ', 'problem')}${counted(read.warnings.length, ', ', 'warning')}.`,
    );
    return 1;
  },
};

function counted(count: number, before: string, what: string): string {
  if (count === 0) return '';
  return `${before}${count} ${what}${count === 1 ? '' : 's'}`;
}
