// @ts-check

/** @typedef {import('../render.ts').PageForm} PageForm */
/** @typedef {import('../../../src/message.ts').Field} Field */
/** @typedef {Readonly<Record<string, string>>} Values */

/**
 * The words of forms that were closed before they were sent, so that Escape or a wrong press costs nobody an
 * answer. They are kept in this page alone, and are gone with it.
 */
export function createKeptWords() {
  /** @type {Map<string, Values>} */
  const kept = new Map();

  return {
    /** @param {PageForm} form @param {Values} values */
    keep(form, values) {
      const written = form.fields.filter((field) => isOwn(field, values[field.name]));
      const own = Object.fromEntries(written.map(({ name }) => [name, values[name] ?? '']));
      if (written.length > 0) kept.set(keyOf(form), own);
      else kept.delete(keyOf(form));
    },
    /** The form with the words that were written in it before. @param {PageForm} form @returns {PageForm} */
    restore(form) {
      const own = kept.get(keyOf(form)) ?? {};
      const fields = form.fields.map((field) => {
        const value = own[field.name];
        return value === undefined ? field : { ...field, value };
      });
      return { ...form, fields };
    },
    /** Nothing is to come back: the form went through, and with it those that led to it. */
    forget: () => kept.clear(),
  };
}

/** @param {PageForm} form */
function keyOf({ name, value }) {
  return `${name}|${value}`;
}

/**
 * Whether a value is worth keeping: a text somebody worked on, or a line that was empty before. A figure or a
 * choice that the form brought is shown as it is the next time.
 * @param {Field} field
 * @param {string | undefined} value
 */
function isOwn(field, value = '') {
  if (field.kind === 'text') return value !== (field.value ?? '');
  return !field.value && value.trim() !== '';
}
