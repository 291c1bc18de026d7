import type { Block } from '../../message.ts';
import { type Facts, voice } from '../facts.ts';
import { button, buttons, paragraph } from '../speaker.ts';
import { lightLine } from './message.ts';
import { pageFor, wantedReport } from './pages.ts';

/** What a manager sees on their own page: the newest report’s headline and lights, and the way to the rest. */
export function managerBlocks(facts: Facts): (Block | undefined)[] {
  const { say } = voice(facts);
  const wanted = wantedReport(facts, '');
  const page = wanted && pageFor(facts, wanted);
  const lights = page?.sections.flatMap(({ lights = [] }) => lights) ?? [];
  const value = page === undefined ? '' : `${page.week}|${page.scope}`;
  return [
    { type: 'heading', text: say('reportchat.heading') },
    ...(page === undefined
      ? [paragraph(say('reportchat.none'))]
      : [
          { type: 'quiet', markdown: page.title } as const,
          paragraph(`**${page.headline}**`),
          lights.length === 0 ? undefined : paragraph(lights.map(lightLine).join('\n\n')),
        ]),
    buttons(
      page === undefined
        ? undefined
        : button(say('reportchat.show'), 'report', `${value}|home`, { style: 'primary' }),
      page === undefined ? undefined : button(say('reportchat.weekByWeek'), 'reportWeeks', page.scope),
      button(say('reportchat.overview'), 'overview'),
      button(say('menu.goals'), 'goals'),
      button(say('menu.letters'), 'letters'),
      button(say('menu.gains'), 'gains'),
    ),
  ];
}
