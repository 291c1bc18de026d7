import type { Opened, Pressed } from '../../event.ts';
import { availability } from '../../handoff/index.ts';
import type { Block } from '../../message.ts';
import { hasRole, mayHelp } from '../../organisation/index.ts';
import { handoffFacts } from '../availability.ts';
import { type Facts, silence, together, voice } from '../facts.ts';
import { pulseBlocks } from '../pulse/answering.ts';
import { managerBlocks } from '../report/home.ts';
import { button, buttons, message, paragraph } from '../speaker.ts';
import type { Turn } from '../turn.ts';
import { welcome } from '../welcome.ts';
import { mineBlocks } from './mine.ts';

/** Somebody opened the bot's page: the first time they are told who reads what; always they see their page. */
export function opened(facts: Facts, event: Opened): Turn {
  return together(welcome(facts, event), { ...silence, reply: { home: homePage(facts) } });
}

function homePage(facts: Facts) {
  const { lang, say } = voice(facts);
  const menu = buttons(
    button(say('home.ask'), 'ask', '', { style: 'primary' }),
    button(say('gain.share'), 'gain'),
    button(say('menu.help'), 'help'),
    button(say('menu.privacy'), 'privacy'),
    button(say('menu.mydata'), 'mydata'),
    button(say('menu.otherLanguage'), 'lang', lang === 'da' ? 'en' : 'da'),
  );
  const blocks = [
    { type: 'heading', text: say('home.heading') } as const,
    paragraph(say('home.text', { system: facts.content.organisation.system })),
    menu,
    ...pulseBlocks(facts),
    ...(mayHelp(facts.me) ? helperBlocks(facts) : []),
    ...(hasRole(facts.me, 'manager', 'projectLead') ? managerBlocks(facts) : []),
    ...(hasRole(facts.me, 'projectLead') ? leadBlocks(facts) : []),
    ...mineBlocks(facts),
  ];
  return message(lang, blocks, say('home.heading'));
}

function helperBlocks(facts: Facts): (Block | undefined)[] {
  const { say } = voice(facts);
  const waiting = facts.live.filter(({ state }) => state === 'open' || state === 'offered').length;
  const own = facts.live.filter(
    ({ claimedBy, state }) => claimedBy === facts.me.id && (state === 'claimed' || state === 'waiting'),
  ).length;
  const drafts = facts.drafts.filter(({ by }) => by !== facts.me.id).length;
  const state = availability(facts.me, handoffFacts(facts));
  return [
    { type: 'heading', text: say('home.superuser') },
    {
      type: 'fields',
      fields: [
        { label: say('home.duty'), value: say(`duty.state.${state.why}`) },
        { label: say('home.waiting'), value: String(waiting) },
        { label: say('home.own'), value: String(own) },
        { label: say('home.drafts'), value: String(drafts) },
      ],
    },
    buttons(
      button(say('menu.queue'), 'queue'),
      button(say('menu.drafts'), 'drafts'),
      button(say('menu.duty'), 'duty'),
    ),
  ];
}

/** What a project lead must see to: messages that reached nobody, and entries that are due for review. */
function leadBlocks(facts: Facts): (Block | undefined)[] {
  const { say } = voice(facts);
  const { warnings } = facts.content;
  const notes = [...facts.troubles, ...(warnings.length > 0 ? [say('content.forEditor')] : []), ...warnings];
  if (notes.length === 0) return [];
  const shown = notes.slice(0, 10);
  const more = notes.length > 10 ? say('content.more', { count: notes.length - 10 }) : undefined;
  return [
    { type: 'heading', text: say('home.lead') },
    { type: 'quote', text: [...shown, more].filter((line) => line !== undefined).join('\n') },
  ];
}

/** Opens the form for asking from a page where nothing can be typed. */
export function askForm(facts: Facts, _event: Pressed): Turn {
  const { lang, say } = voice(facts);
  const form = {
    name: 'ask',
    value: '',
    lang,
    title: say('form.ask.title'),
    submit: say('form.ask.submit'),
    cancel: say('form.cancel'),
    fields: [
      {
        name: 'text',
        label: say('form.ask.text'),
        hint: say('form.noCpr'),
        kind: 'text',
        required: true,
        maxLength: 1000,
      } as const,
    ],
  };
  return { ...silence, reply: { form } };
}
