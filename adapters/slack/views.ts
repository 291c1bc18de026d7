import type { types } from '@slack/bolt';
import * as z from 'zod';
import type { Place } from '../../src/event.ts';
import type { Block, Field, Form, Message } from '../../src/message.ts';
import { cut, withoutNull } from '../text.ts';
import { limits } from './limits.ts';
import { renderBlocks } from './render.ts';
import { words } from './words.ts';

/** The callback id of views that are no form: a note, and the person's own page. */
export const noteView = 'note';
export const homeView = 'home';
/** The action id of every input; the block's id is the field's name. */
export const inputAction = 'field';

/** What a view remembers: what its form is about, and the conversation it was opened from. */
export const viewMemory = z.object({
  value: z.string().default(''),
  channel: z.string().optional(),
  thread: z.string().optional(),
  /** It began in the Home tab, where nothing said in the conversation is seen. */
  home: z.boolean().optional(),
});
export type ViewMemory = z.infer<typeof viewMemory>;

/** Turns a form into a modal. */
export function formView(form: Form, from: Omit<ViewMemory, 'value'>): types.ModalView {
  // A title that is too long for the window's head stands in full above the rest.
  const fits = form.title.length <= limits.viewTitle;
  const heading: readonly Block[] = fits ? [] : [{ type: 'heading', text: form.title }];
  const intro = renderBlocks([...heading, ...(form.intro ?? [])], form.lang);
  const inputs = form.fields.map((field) => input(field, form));
  return {
    type: 'modal',
    callback_id: cut(form.name, limits.callbackId),
    private_metadata: JSON.stringify({ ...from, value: form.value }),
    title: plain(fits ? form.title : words[form.lang].note, limits.viewTitle),
    submit: plain(form.submit, limits.viewButton),
    close: plain(form.cancel, limits.viewButton),
    blocks: [...intro.slice(0, limits.viewBlocks - inputs.length), ...inputs],
  };
}

/** Turns a note into a modal; nothing if it has more than a modal can hold. */
export function noteModal(note: Message, from: Omit<ViewMemory, 'value'>): types.ModalView | undefined {
  const [first, ...rest] = note.blocks;
  const headed = first?.type === 'heading' && first.text.length <= limits.viewTitle;
  const blocks = renderBlocks(headed ? rest : note.blocks, note.lang);
  if (blocks.length > limits.viewBlocks || blocks.length === 0) return undefined;
  const say = words[note.lang];
  return {
    type: 'modal',
    callback_id: noteView,
    private_metadata: JSON.stringify({ ...from, value: '' }),
    title: plain(headed ? first.text : say.note, limits.viewTitle),
    close: plain(say.close, limits.viewButton),
    blocks,
  };
}

/** Turns a person's own page into the Home tab; what does not fit is left to the conversation. */
export function homeTab(home: Message, place: Place | undefined): types.HomeView {
  const channel = place?.id.slice(place.id.indexOf(':') + 1);
  return {
    type: 'home',
    callback_id: homeView,
    private_metadata: JSON.stringify({ value: '', ...(channel === undefined ? {} : { channel }) }),
    blocks: renderBlocks(home.blocks, home.lang).slice(0, limits.viewBlocks),
  };
}

function input(field: Field, form: Form): types.InputBlock {
  return {
    type: 'input',
    block_id: field.name,
    optional: field.required !== true,
    label: plain(field.label, limits.inputLabel),
    ...(field.hint === undefined ? {} : { hint: plain(field.hint, limits.inputHint) }),
    element: field.kind === 'choice' ? choice(field, form) : writing(field),
  };
}

function writing(field: Field): types.PlainTextInput {
  const most = Math.min(field.maxLength ?? limits.inputText, limits.inputText);
  return {
    type: 'plain_text_input',
    action_id: inputAction,
    multiline: field.kind === 'text',
    max_length: most,
    ...(field.value === undefined || field.value === ''
      ? {}
      : { initial_value: cut(withoutNull(field.value), most) }),
  };
}

function choice(field: Field, form: Form): types.StaticSelect {
  const options = (field.options ?? []).map(({ value, label }) => ({
    text: plain(label, limits.optionText),
    value: value.slice(0, limits.optionValue),
  }));
  const chosen = options.find(({ value }) => value === field.value);
  const element = {
    type: 'static_select',
    action_id: inputAction,
    placeholder: plain(words[form.lang].choose, limits.optionText),
    ...(chosen === undefined ? {} : { initial_option: chosen }),
  } as const;
  if (options.length <= limits.options) return { ...element, options };
  const groups = Array.from({ length: Math.ceil(options.length / limits.options) }, (_, at) => {
    const from = at * limits.options;
    const within = options.slice(from, from + limits.options);
    return { label: plain(`${from + 1}–${from + within.length}`, limits.optionText), options: within };
  });
  return { ...element, option_groups: groups.slice(0, limits.optionGroups) };
}

function plain(text: string, length: number): types.PlainTextElement {
  return { type: 'plain_text', text: cut(withoutNull(text), length) || '…', emoji: false };
}
