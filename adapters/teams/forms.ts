import type { Field, Form, Lang, Message } from '../../src/message.ts';
import { cut, withoutNull } from '../text.ts';
import { executing, type Json } from './buttons.ts';
import { carriedForm, carrying, inputId } from './data.ts';
import { limits } from './limits.ts';
import { cardOf, plainText, renderBlocks } from './render.ts';
import { words } from './words.ts';

/** Where a form stands: in a dialog over the conversation, or in the conversation itself. */
export type FormPlace = 'dialog' | 'inline';

/** What goes into a form beside what it asks. */
export interface Filled {
  readonly values?: Readonly<Record<string, string>>;
  readonly errors?: Readonly<Record<string, string>>;
}

const noDialogs: ReadonlySet<string> = new Set();

/** Turns a form into a card; with errors, each stands above its field and all are listed first. */
export function formCard(form: Form, where: FormPlace, { values, errors }: Filled = {}): Json {
  const carried = carrying({ kind: 'form', form: carriedForm(form) });
  const title =
    where === 'inline' ? renderBlocks([{ type: 'heading', text: form.title }], form.lang, noDialogs) : [];
  const intro = (form.intro ?? []).filter(({ type }) => type !== 'buttons');
  const body = [
    ...title,
    ...renderBlocks(intro, form.lang, noDialogs),
    ...summaryOf(form, errors),
    ...form.fields.flatMap((field) => [
      ...wrongWith(errors?.[field.name]),
      input(field, form.lang, values?.[field.name] ?? field.value),
    ]),
  ];
  const submit = cut(form.submit, limits.button);
  if (where === 'dialog') {
    return {
      ...cardOf(body, form.lang),
      actions: [{ type: 'Action.Submit', title: submit, style: 'positive', data: carried }],
    };
  }
  const cancel = carrying({ kind: 'cancel', lang: form.lang });
  const actions = [
    executing(submit, 'form', carried, { style: 'positive' }),
    executing(cut(form.cancel, limits.button), 'cancel', cancel, { associatedInputs: 'none' }),
  ];
  return cardOf([...body, { type: 'ActionSet', actions }], form.lang);
}

/** A card of one line, such as what is left where a form was. */
export function lineCard(text: string, lang: Lang): Json {
  return cardOf(plainText(text), lang);
}

/** A note in few words that needs no card; nothing if it has more than plain sentences. */
export function shortNote(note: Message): string | undefined {
  const texts = note.blocks.map((block) =>
    block.type === 'text' || block.type === 'quiet' || block.type === 'notice' ? block.markdown : undefined,
  );
  if (texts.includes(undefined)) return undefined;
  const text = texts.length === 0 ? note.text : texts.join('\n\n').replaceAll('**', '');
  return text.length > limits.note || /\]\(/.test(text) ? undefined : withoutNull(text);
}

function summaryOf(form: Form, errors: Filled['errors']): readonly Json[] {
  const wrong = Object.entries(errors ?? {});
  if (wrong.length === 0) return [];
  const labelOf = (name: string) => form.fields.find((field) => field.name === name)?.label;
  const lines = wrong.map(([name, sentence]) => [labelOf(name), sentence].filter(Boolean).join(': '));
  const text = [words[form.lang].formWrong, ...lines].join('\n');
  return [{ type: 'Container', style: 'attention', items: plainText(text) }];
}

function wrongWith(sentence: string | undefined): readonly Json[] {
  return sentence === undefined ? [] : plainText(`⚠ ${sentence}`, { color: 'Attention', weight: 'Bolder' });
}

function input(field: Field, lang: Lang, value: string | undefined): Json {
  const required = field.required ? { isRequired: true, errorMessage: words[lang].required } : {};
  const shared = {
    id: inputId(field.name),
    label: field.label,
    ...required,
    ...(value === undefined || value === '' ? {} : { value: withoutNull(value) }),
  };
  if (field.kind === 'choice') {
    const choices = (field.options ?? []).map((option) => ({ title: option.label, value: option.value }));
    return { type: 'Input.ChoiceSet', ...shared, style: 'compact', placeholder: words[lang].choose, choices };
  }
  return {
    type: 'Input.Text',
    ...shared,
    isMultiline: field.kind === 'text',
    ...(field.hint === undefined ? {} : { placeholder: field.hint }),
    ...(field.maxLength === undefined ? {} : { maxLength: field.maxLength }),
  };
}
