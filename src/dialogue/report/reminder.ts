import type { Lang, Message } from '../../message.ts';
import type { Goal } from '../../report/index.ts';
import type { Content } from '../content.ts';
import { button, buttons, message, paragraph, speaker } from '../speaker.ts';
import { periodName } from './periods.ts';

/** Reminds the one who answers for a goal that its figure of a period (`2026-W47`, `2026-11`) is missing. */
export function goalReminder(goal: Goal, period: string, content: Content, lang: Lang): Message {
  const say = speaker(content.texts[lang]);
  const line = say('goal.remind', { goal: goal.title[lang], period: periodName(period, lang) });
  return message(lang, [
    paragraph(line),
    buttons(button(say('goal.value'), 'goalValue', `${goal.id}|${period}`, { style: 'primary' })),
  ]);
}
