// @ts-check
import { byId, el, icon } from './dom.js';
import { drawBlocks } from './draw.js';
import { t } from './strings.js';
import { clockOf, dayOf, isoOf } from './time.js';

/** @typedef {import('../render.ts').PageLine} PageLine */
/** @typedef {import('../render.ts').PageMessage} PageMessage */
/** @typedef {import('../stream.ts').Batch} Batch */
/** @typedef {import('../../../src/message.ts').Button} Button */
/** @typedef {(button: Button, element: HTMLButtonElement, line?: string) => void} OnPress */

/**
 * The messages on the screen: kept lines by key, what is on its way, and the one private note.
 * @param {{ onPress: OnPress, nameOf: (id: string) => string | undefined, me: string }} options
 */
export function createLog({ onPress, nameOf, me }) {
  const root = byId('log');
  /** @type {Map<string, PageLine>} */
  const lines = new Map();
  /** @type {Map<string, HTMLElement>} */
  const shown = new Map();
  /** @type {Map<string, { text: string, element: HTMLElement }>} */
  const underWay = new Map();
  /** @type {HTMLElement | undefined} */
  let note;
  let isReady = false;

  /** @param {PageLine} line */
  function draw(line) {
    const isMine = line.from === me;
    const who = isMine ? t('you') : line.from ? (nameOf(line.from) ?? line.from) : t('bot');
    const blocks = drawBlocks(line.blocks, (button, element) => onPress(button, element, line.key));
    const body = el('div', { class: 'bubble', lang: line.lang }, ...blocks);
    const element = el(
      'article',
      { class: isMine ? 'line mine' : 'line bot', tabindex: -1 },
      meta(who, line.at),
      body,
    );
    element.dataset.key = line.key;
    return element;
  }

  /** A line that is replaced keeps its place and its time. @param {PageLine} news */
  function place(news) {
    const line = { ...news, at: lines.get(news.key)?.at ?? news.at };
    const old = shown.get(line.key);
    const element = draw(line);
    shown.set(line.key, element);
    const isNew = !lines.has(line.key);
    lines.set(line.key, line);
    if (old) {
      const focus = focusIn(old);
      old.replaceWith(element);
      focus?.(element);
      return;
    }
    const sent = isNew && line.from === me ? sentAs(line.text) : undefined;
    if (isNewDay(line)) insert(el('p', { class: 'day' }, el('span', {}, dayOf(line.at))), sent);
    insert(element, sent);
  }

  /**
   * What a card has stopped offering, a note or a list that was drawn before offers no longer either: a question that
   * somebody took leaves the queue.
   * @param {HTMLElement} before
   * @param {HTMLElement | undefined} now
   */
  function retire(before, now) {
    if (!now || before === now) return;
    const lists = [...shown].filter(([key]) => key.endsWith('/order')).map(([, element]) => element);
    for (const list of [...lists, ...(note ? [note] : [])]) if (list !== now) retireIn(list, before, now);
  }

  /** @param {HTMLElement} list @param {HTMLElement} before @param {HTMLElement} now */
  function retireIn(list, before, now) {
    for (const { dataset } of /** @type {NodeListOf<HTMLElement>} */ (
      before.querySelectorAll('[data-action]')
    )) {
      const action = `[data-action="${CSS.escape(dataset.action ?? '')}"]`;
      const value = CSS.escape(dataset.value ?? '');
      if (now.querySelector(`${action}[data-value="${value}"]`)) continue;
      // What a button in a list is about is followed by where it stands.
      const stale = list.querySelector(`${action}:is([data-value="${value}"], [data-value^="${value}|"])`);
      const row = stale?.closest('.buttons');
      if (row?.contains(document.activeElement)) byId('text').focus();
      if (row?.childElementCount !== 1) stale?.remove();
      else {
        if (row.previousElementSibling?.matches('.quote')) row.previousElementSibling.remove();
        const above = row.previousElementSibling;
        row.remove();
        if (above?.matches('.heading')) fillUnder(above, dataset.action);
      }
    }
  }

  /** No heading is left with nothing under it. @param {Element} heading @param {string | undefined} action */
  function fillUnder(heading, action) {
    const next = heading.nextElementSibling;
    if (next && !next.matches('.heading')) return;
    if (action === 'claim') heading.after(el('div', { class: 'prose' }, el('p', {}, t('nobodyWaits'))));
    else if (heading.previousElementSibling) heading.remove();
  }

  /**
   * What was sent from here stands where it was written, so that a note which answers it stays below. Everything else
   * comes last, but before what is on its way: a note scrolls up with the lines around it.
   * @param {HTMLElement} element
   * @param {HTMLElement} [sent]
   */
  function insert(element, sent) {
    const waiting = [...underWay.values()].find((one) => one.element.classList.contains('under-way'));
    const first = sent ?? waiting?.element;
    root.insertBefore(element, first?.parentNode === root ? first : null);
    if (sent && element.matches('.line')) sent.remove();
  }

  /** @param {PageLine} line */
  function isNewDay(line) {
    const before = [...lines.values()].at(-2);
    return !before || dayOf(before.at) !== dayOf(line.at);
  }

  /** What was sent with these words and is now kept. @param {string} text */
  function sentAs(text) {
    const found = [...underWay].find(([, sent]) => squeeze(sent.text) === squeeze(text));
    if (found) underWay.delete(found[0]);
    return found?.[1].element;
  }

  /** @param {string} id */
  function drop(id) {
    const sent = underWay.get(id);
    sent?.element.remove();
    underWay.delete(id);
    return sent?.text;
  }

  /** The key of the line that the note stands after; empty where it stands first. */
  function aboveNote() {
    let one = note?.previousElementSibling;
    while (one instanceof HTMLElement && one.dataset.key === undefined) one = one.previousElementSibling;
    return one instanceof HTMLElement ? (one.dataset.key ?? '') : '';
  }

  function redraw() {
    const kept = [...lines.values()];
    lines.clear();
    shown.clear();
    const above = aboveNote();
    root.replaceChildren(...[...underWay.values()].map(({ element }) => element));
    for (const line of kept) place(line);
    if (!note) return;
    const before = shown.get(above);
    if (before) before.after(note);
    else root.prepend(note);
  }

  /**
   * Draws what came, in place where it was there already.
   * @param {Batch} batch
   */
  function take(batch) {
    const wasReady = isReady;
    const before = new Map(shown);
    const isNews = (/** @type {PageLine} */ line) => line.from !== me && !shown.has(line.key);
    const first = batch.reset ? undefined : batch.lines.find(isNews);
    if (batch.reset) {
      // A screen reader is told of what is new, not of the whole conversation again.
      root.setAttribute('aria-live', 'off');
      lines.clear();
      for (const line of batch.lines) lines.set(line.key, line);
      for (const line of batch.lines) if (line.from === me && !shown.has(line.key)) sentAs(line.text);
      redraw();
      isReady = true;
      requestAnimationFrame(() => root.setAttribute('aria-live', 'polite'));
    } else {
      for (const line of batch.lines) place(line);
    }
    for (const [key, card] of before) retire(card, shown.get(key));
    return { isFirst: !wasReady, firstNew: first && shown.get(first.key) };
  }

  return {
    take,
    redraw,
    drop,
    /** Lets go of what was said and kept nowhere, such as a line that told of danger; what is on its way stays. */
    forget() {
      for (const [id, { element }] of underWay) if (!element.classList.contains('under-way')) drop(id);
    },

    isEmpty: () => lines.size === 0 && underWay.size === 0 && !note,

    /**
     * Shows words that are on their way, until the kept line comes.
     * @param {string} id
     * @param {string} text
     */
    addUnderWay(id, text) {
      const state = el('p', { class: 'state' }, t('sending'));
      const bubble = el('div', { class: 'bubble' }, el('p', { class: 'words', dir: 'auto' }, text));
      const element = el('article', { class: 'line mine under-way' }, bubble, state);
      underWay.set(id, { text, element });
      root.append(element);
      return {
        /** The server has it; the kept line is about to take its place. */
        sent() {
          element.classList.remove('under-way');
          state.remove();
        },
        /** @param {() => void} again */
        failed(again) {
          const retry = el('button', { type: 'button', class: 'link' }, t('again'));
          retry.addEventListener('click', () => {
            state.replaceChildren(t('sending'));
            again();
          });
          state.replaceChildren(icon('warning'), `${t('notSent')}. `, retry);
        },
      };
    },

    /**
     * Shows something that only this person sees and nobody keeps; the last one counts.
     * @param {PageMessage} message
     */
    showNote(message) {
      note?.remove();
      const close = el(
        'button',
        { type: 'button', class: 'dismiss', 'aria-label': t('dismiss') },
        icon('close'),
      );
      const head = el('p', { class: 'note-head' }, icon('lock'), t('onlyYou'));
      const blocks = drawBlocks(message.blocks, (button, element) => onPress(button, element));
      const body = el('div', { class: 'note-body', lang: message.lang }, ...blocks);
      const element = el('article', { class: 'note' }, head, close, body);
      close.addEventListener('click', () => {
        element.remove();
        if (note === element) note = undefined;
        byId('text').focus();
      });
      note = element;
      root.append(element);
      return element;
    },
  };
}

/**
 * @param {string} who
 * @param {number} at
 */
function meta(who, at) {
  const time = el('time', { datetime: isoOf(at) }, t('at', { time: clockOf(at) }));
  return el('p', { class: 'meta' }, el('span', { class: 'who' }, who), ' ', time);
}

/**
 * How to give the focus back when a card is replaced under it: to the same button, else to the card.
 * @param {HTMLElement} old
 */
function focusIn(old) {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || !old.contains(active)) return undefined;
  const { action, value } = active.dataset;
  return (/** @type {HTMLElement} */ element) => {
    const buttons = [...element.querySelectorAll('button')];
    const same = buttons.find((button) => button.dataset.action === action && button.dataset.value === value);
    (same ?? element).focus({ preventScroll: true });
  };
}

/** @param {string} text */
function squeeze(text) {
  return text.replaceAll('\0', '\uFFFD').replaceAll(/\s+/g, ' ').trim();
}
