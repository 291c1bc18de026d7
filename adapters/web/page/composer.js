// @ts-check
import { byId } from './dom.js';
import { t } from './strings.js';

/** As many digits as a date of birth has: such words are not kept, for they may become a personal number. */
const manyDigits = /(?:\d\D*){6}/;

/**
 * The field where a person writes, and what is said about it. Words that were not sent yet outlive a reload, in this
 * window alone.
 * @param {{ person: string, maxText: number, onSend: (text: string) => void }} options
 */
export function createComposer({ person, maxText, onSend }) {
  const form = /** @type {HTMLFormElement} */ (byId('composer'));
  const text = /** @type {HTMLTextAreaElement} */ (byId('text'));
  const counter = byId('counter');
  const problem = byId('problem');
  /** The counter speaks when a tenth is left. */
  const tellFrom = maxText * 0.9;

  const isGlass = matchMedia('(pointer: coarse)');

  function grow() {
    text.style.height = 'auto';
    text.style.height = `${text.scrollHeight + 2}px`;
  }

  function count() {
    const length = text.value.length;
    const isTooLong = length > maxText;
    text.toggleAttribute('aria-invalid', isTooLong);
    if (isTooLong) text.setAttribute('aria-invalid', 'true');
    counter.classList.toggle('too-long', isTooLong);
    if (isTooLong) counter.textContent = t('tooLong', { count: length - maxText });
    else counter.textContent = length > tellFrom ? t('left', { count: maxText - length }) : '';
  }

  const keptAs = `medvind:draft:${person}`;
  /** Words that were stopped are never kept, however they are changed before they are sent. */
  let isKept = true;

  function keep() {
    const words = text.value;
    if (words.trim() === '') isKept = true;
    if (isKept && words.trim() !== '' && !manyDigits.test(words)) sessionStorage.setItem(keptAs, words);
    else sessionStorage.removeItem(keptAs);
  }

  function changed() {
    keep();
    grow();
    count();
    problem.textContent = '';
  }

  function send() {
    const words = text.value;
    if (words.trim() === '' || words.length > maxText) return text.focus();
    text.value = '';
    changed();
    text.focus();
    onSend(words);
  }

  text.value = sessionStorage.getItem(keptAs) ?? '';
  text.addEventListener('input', changed);
  text.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || isGlass.matches) return;
    event.preventDefault();
    send();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send();
  });

  return {
    /** Begins with the field, but not where that would open a keyboard over half of the page. */
    begin() {
      grow();
      if (!isGlass.matches) text.focus({ preventScroll: true });
    },
    recount: count,
    /**
     * Puts words back that were not kept, before what has been written since.
     * @param {string} words
     * @param {string} sentence
     */
    giveBack(words, sentence) {
      isKept = false;
      text.value = text.value.trim() === '' ? words : `${words}\n${text.value}`;
      changed();
      text.focus();
      problem.textContent = sentence;
    },
    /** Keeps nothing of what stands in the field. */
    forget() {
      sessionStorage.removeItem(keptAs);
    },
    /** @param {string} sentence */
    complain(sentence) {
      problem.textContent = sentence;
    },
  };
}
