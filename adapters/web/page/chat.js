// @ts-check
import { createComposer } from './composer.js';
import { byId, el } from './dom.js';
import { askToConfirm, createForms } from './form.js';
import { drawTop, startTop } from './frame.js';
import { createHome } from './home.js';
import { createLog } from './log.js';
import { createScroll } from './scroll.js';
import { pageLang, setPageLang, t } from './strings.js';
import { listen, newEventId, post, readLines } from './talk.js';

/** @typedef {import('./frame.js').Start} Start */
/** @typedef {import('./frame.js').Person} Person */
/** @typedef {import('./strings.js').Lang} Lang */
/** @typedef {import('../render.ts').PageReply} PageReply */
/** @typedef {import('../../../src/message.ts').Button} Button */

/**
 * Runs the conversation of one person in this window.
 * @param {Start} start
 * @param {Person} me
 */
export function startChat(start, me) {
  const names = new Map(start.people.map(({ id, name }) => [id, name]));
  const log = createLog({ onPress: press, nameOf: (id) => names.get(id), me: me.id });
  const forms = createForms({ onSubmit: submit, onPress: press });
  const composer = createComposer({ person: me.id, maxText: start.maxText, onSend: say });
  const scroll = createScroll(me.name);
  const framed = new Set(['ask', 'lang', ...(start.menu ?? []).map(({ action }) => action)]);
  const home = createHome({ person: me.id, framed, onPress: press });
  /** A form that may have arrived though no answer came: sent again, it is the same event. */
  /** @type {{ id: string, body: string } | undefined} */
  let unsure;
  let seen = 0;

  /** @param {string} text */
  function say(text) {
    const id = newEventId();
    const shown = log.addUnderWay(id, text);
    refresh();
    scroll.toEnd();
    const send = async () => {
      const posted = await post(me.id, { id, kind: 'said', text, lang: pageLang() });
      if (posted.ok && posted.reply.stopped) return giveBack(id, t('stopped'), posted.reply);
      if (posted.ok) {
        shown.sent();
        return take(posted.reply);
      }
      if (isHopeless(posted.status)) return giveBack(id, sentenceFor(posted.status));
      shown.failed(() => void send());
    };
    void send();
  }

  /** Words that were not kept leave the screen. @param {string} id @param {string} why @param {PageReply} [reply] */
  function giveBack(id, why, reply) {
    const text = log.drop(id);
    if (reply) take(reply);
    if (text !== undefined) composer.giveBack(text, why);
    refresh();
  }

  /** @param {Button} button @param {HTMLButtonElement} element @param {string} [message] */
  async function press(button, element, message) {
    if (button.confirm && !(await askToConfirm(button.confirm, button))) return;
    if (button.action === 'erase') composer.forget();
    element.setAttribute('aria-disabled', 'true');
    await act({ kind: 'pressed', action: button.action, value: button.value, ...(message && { message }) });
    element.removeAttribute('aria-disabled');
  }

  /** @param {import('../render.ts').PageForm} form @param {Readonly<Record<string, string>>} values */
  async function submit(form, values) {
    const event = { kind: 'submitted', form: form.name, value: form.value, values };
    const body = JSON.stringify(event);
    const id = unsure?.body === body ? unsure.id : newEventId();
    const posted = await post(me.id, { id, lang: pageLang(), ...event });
    unsure = posted.ok ? undefined : { id, body };
    if (!posted.ok) return forms.complain({ '': sentenceFor(posted.status) });
    const { errors, form: next, stopped } = posted.reply;
    if (!errors && !next && !stopped) forms.finish();
    if (stopped && !errors) forms.complain({ '': t('stopped') });
    take(posted.reply);
  }

  /** @param {{ kind: string, [field: string]: unknown }} event */
  async function act(event) {
    composer.complain('');
    const posted = await post(me.id, { id: newEventId(), lang: pageLang(), ...event });
    if (posted.ok) take(posted.reply);
    else composer.complain(sentenceFor(posted.status));
  }

  /** Shows what the bot answers at once. @param {PageReply} reply */
  function take(reply) {
    if (reply.home) home.draw(reply.home);
    else home.refresh();
    if (reply.note) {
      const note = log.showNote(reply.note);
      refresh();
      scroll.toNew(note);
    }
    if (reply.form) forms.open(reply.form);
    if (!reply.errors) return;
    if (forms.isOpen()) forms.complain(reply.errors);
    else composer.complain(Object.values(reply.errors).join(' '));
  }

  /** @param {import('./talk.js').Batch} batch */
  function show(batch) {
    byId('waiting').hidden = true;
    const wasAtEnd = scroll.isAtEnd();
    // Somebody who wrote before the conversation had come in is waiting for what is new, not for the end.
    const isWriting = !log.isEmpty();
    const { isFirst, firstNew } = log.take(batch);
    // A conversation that begins anew was erased, maybe in another window.
    if (batch.seq < seen) {
      composer.forget();
      log.forget();
    }
    seen = batch.seq;
    if (batch.reset) byId('earlier').hidden = batch.earlier === 0;
    refresh();
    if (isFirst && !isWriting && !log.isEmpty()) scroll.toEnd();
    else if (wasAtEnd && firstNew) scroll.toNew(firstNew);
    if (!isFirst) home.refresh();
    if (!isFirst) scroll.tell(batch.lines.filter(({ from }) => from !== me.id).length);
  }

  /** What depends on whether there is anything to see. */
  function refresh() {
    const isWaiting = !byId('waiting').hidden;
    byId('empty').hidden = isWaiting || !log.isEmpty();
  }

  /** Draws everything that has the page's own words in it. */
  function draw() {
    drawTop(start, me, (item) => void act({ kind: 'pressed', action: item.action, value: item.value ?? '' }));
    byId('empty-title').textContent = t('emptyTitle', { name: me.name.split(' ')[0] ?? me.name });
    const chips = start.examples[pageLang()].map((text) =>
      el('li', {}, el('button', { type: 'button', class: 'chip', onclick: () => say(text) }, text)),
    );
    byId('examples').replaceChildren(...chips);
    log.redraw();
    composer.recount();
    home.redraw();
    refresh();
  }

  /** @param {Lang} lang */
  function speak(lang) {
    if (lang === pageLang()) return;
    localStorage.setItem(langKey, lang);
    setPageLang(lang);
    draw();
    void act({ kind: 'pressed', action: 'lang', value: lang });
  }

  const langKey = `medvind:lang:${me.id}`;
  const chosen = localStorage.getItem(langKey);
  setPageLang(chosen === 'da' || chosen === 'en' ? chosen : me.lang);
  byId('desk').hidden = false;
  /** @type {HTMLDetailsElement} */ (byId('home-fold')).open = matchMedia('(min-width: 72rem)').matches;
  startTop(speak);
  draw();
  byId('earlier').addEventListener('click', async () => {
    const batch = await readLines(me.id, true);
    if (!batch) return;
    byId('earlier').hidden = true;
    log.take(batch);
    byId('log').querySelector('article')?.focus();
  });
  void listen({
    person: me.id,
    onBatch: show,
    onState(isOpen) {
      const status = byId('status');
      const text = isOpen ? '' : t('offline');
      if (status.textContent !== text) status.textContent = text;
    },
  });
  void act({ kind: 'opened' });
  composer.begin();
}

/** Whether trying again cannot help. @param {number} status */
function isHopeless(status) {
  return status >= 400 && status < 500;
}

/** @param {number} status */
function sentenceFor(status) {
  if (status === 404) return t('gone');
  return isHopeless(status) ? t('refused') : t('failed');
}
