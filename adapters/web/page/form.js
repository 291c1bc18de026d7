// @ts-check
import { byId, el } from './dom.js';
import { drawBlocks } from './draw.js';
import { createKeptWords } from './kept-words.js';
import { t } from './strings.js';

/** @typedef {import('../render.ts').PageForm} PageForm */
/** @typedef {import('../../../src/message.ts').Field} Field */
/** @typedef {Readonly<Record<string, string>>} Values */
/** @typedef {(form: PageForm, values: Values) => Promise<void>} OnSubmit */

/**
 * The one form that may be open, in a modal dialog; the browser keeps the focus inside and gives it back.
 * @param {{ onSubmit: OnSubmit, onPress: import('./draw.js').OnPress }} options
 */
export function createForms({ onSubmit, onPress }) {
  const dialog = /** @type {HTMLDialogElement} */ (byId('form-dialog'));
  const words = createKeptWords();
  /** Keeps what is written in the form on the screen. */
  let keep = () => {};
  dialog.addEventListener('close', () => keep());

  /** @param {PageForm} asked */
  function open(asked) {
    keep();
    const form = words.restore(asked);
    const summary = el('p', { class: 'problem', role: 'alert', id: 'form-problem' });
    const submit = el('button', { type: 'submit', class: 'button primary' }, form.submit);
    const cancel = el('button', { type: 'button', class: 'button' }, form.cancel);
    const element = el(
      'form',
      { novalidate: true },
      el('h2', { id: 'form-title' }, form.title),
      ...drawBlocks(form.intro, onPress),
      ...form.fields.map(drawField),
      summary,
      el('div', { class: 'buttons end' }, cancel, submit),
    );
    cancel.addEventListener('click', () => dialog.close());
    element.addEventListener('submit', async (event) => {
      event.preventDefault();
      if (submit.getAttribute('aria-disabled') === 'true') return;
      const wrong = wrongOf(form, element);
      if (Object.keys(wrong).length > 0) return complain(wrong);
      submit.setAttribute('aria-disabled', 'true');
      complain({});
      await onSubmit(form, valuesOf(form, element));
      submit.removeAttribute('aria-disabled');
    });
    keep = () => words.keep(asked, valuesOf(form, element));
    dialog.lang = form.lang;
    dialog.replaceChildren(element);
    if (!dialog.open) dialog.showModal();
    dialog.scrollTop = 0;
    (controlsOf(element)[0] ?? submit).focus();
  }

  /**
   * Shows what is wrong beside each field and goes to the first of them.
   * @param {Values} errors
   */
  function complain(errors) {
    const controls = dialog.querySelectorAll('[data-field]');
    /** @type {HTMLElement | undefined} */
    let first;
    for (const control of controls) {
      if (!(control instanceof HTMLElement)) continue;
      const sentence = errors[control.dataset.field ?? ''] ?? '';
      byId(`${control.id}-error`).textContent = sentence;
      if (sentence) control.setAttribute('aria-invalid', 'true');
      else control.removeAttribute('aria-invalid');
      if (sentence) first ??= control;
    }
    const names = new Set([...controls].map((control) => control.getAttribute('data-field')));
    const others = Object.entries(errors).filter(([name]) => !names.has(name));
    const said = others.map(([, sentence]) => sentence);
    byId('form-problem').textContent = said.length > 0 ? said.join(' ') : first ? t('fix') : '';
    first?.focus();
  }

  return {
    open,
    complain,
    /** Closes a form that went through. */
    finish() {
      keep = words.forget;
      dialog.close();
    },
    isOpen: () => dialog.open,
  };
}

/** @param {Field} field @param {number} at */
function drawField(field, at) {
  const id = `field-${at}`;
  const hint = field.hint && el('p', { class: 'hint', id: `${id}-hint` }, field.hint);
  const optional = !field.required && el('span', { class: 'optional' }, ` ${t('optional')}`);
  return el(
    'div',
    { class: 'field' },
    el('label', { for: id }, field.label, optional),
    hint,
    drawControl(field, id),
    el('p', { class: 'error', id: `${id}-error` }),
  );
}

/** @param {Field} field @param {string} id */
function drawControl(field, id) {
  const props = {
    id,
    'data-field': field.name,
    'aria-describedby': field.hint ? `${id}-hint ${id}-error` : `${id}-error`,
    'aria-required': field.required ? 'true' : undefined,
    autocomplete: 'off',
  };
  if (field.kind === 'line') return el('input', { ...props, type: 'text', value: field.value ?? '' });
  if (field.kind === 'text') {
    const area = el('textarea', { ...props, rows: 4 });
    area.value = field.value ?? '';
    return area;
  }
  const none = !field.value && el('option', { value: '' }, t('choose'));
  const options = (field.options ?? []).map(({ value, label }) =>
    el('option', { value, selected: value === field.value }, label),
  );
  return el('select', props, none, ...options);
}

/** @param {PageForm} form @param {HTMLFormElement} element @returns {Values} */
function valuesOf(form, element) {
  return Object.fromEntries(form.fields.map(({ name }) => [name, controlOf(element, name)?.value ?? '']));
}

/**
 * What keeps a form from being sent, by field. A text that is too long is told so, and never cut on the way in:
 * whoever pastes it would not see where it ends.
 * @param {PageForm} form
 * @param {HTMLFormElement} element
 * @returns {Values}
 */
function wrongOf(form, element) {
  const values = valuesOf(form, element);
  const wrong = form.fields.map((field) => [field.name, wrongIn(field, values[field.name] ?? '')]);
  return Object.fromEntries(wrong.filter(([, sentence]) => sentence));
}

/** @param {Field} field @param {string} value */
function wrongIn({ required, maxLength = Number.POSITIVE_INFINITY }, value) {
  if (required && !value.trim()) return t('missing');
  return value.length > maxLength ? t('tooLong', { count: value.length - maxLength }) : '';
}

/**
 * @param {HTMLFormElement} element
 * @param {string} name
 */
function controlOf(element, name) {
  return controlsOf(element).find((control) => control.getAttribute('data-field') === name);
}

/** @param {HTMLFormElement} element */
function controlsOf(element) {
  return [
    .../** @type {NodeListOf<HTMLInputElement>} */ (element.querySelectorAll('input, textarea, select')),
  ];
}

/**
 * Asks for a yes in a small dialog.
 * @param {string} question
 * @param {{ label: string, style?: string | undefined }} button
 * @returns {Promise<boolean>}
 */
export function askToConfirm(question, { label, style }) {
  const dialog = /** @type {HTMLDialogElement} */ (byId('confirm-dialog'));
  const no = el('button', { type: 'button', class: 'button' }, t('cancel'));
  const yes = el('button', { type: 'button', class: `button ${style ?? 'primary'}` }, label);
  dialog.replaceChildren(
    el('p', { id: 'confirm-text' }, question),
    el('div', { class: 'buttons end' }, no, yes),
  );
  dialog.returnValue = '';
  no.addEventListener('click', () => dialog.close());
  yes.addEventListener('click', () => dialog.close('yes'));
  dialog.showModal();
  // Enter pressed once too often deletes nothing.
  (style === 'danger' ? no : yes).focus();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true });
  });
}
