// @ts-check
import { byId, el } from './dom.js';
import { drawBlocks } from './draw.js';
import { pageLang } from './strings.js';
import { newEventId, post } from './talk.js';

/** @typedef {import('../render.ts').PageMessage} PageMessage */
/** @typedef {import('../render.ts').PageBlock} PageBlock */

/** A third of a second: several lines that arrive together ask for the page once. */
const settleMs = 300;

/**
 * The person's own page beside the conversation: drawn when it comes, asked for anew when something has happened.
 * Buttons that the page's frame has anyway are left out.
 * @param {{ person: string, framed: ReadonlySet<string>, onPress: import('./draw.js').OnPress }} options
 */
export function createHome({ person, framed, onPress }) {
  /** @type {PageMessage | undefined} */
  let shown;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** @param {PageMessage} message */
  function draw(message) {
    shown = message;
    const blocks = message.blocks.map(without).filter((block) => block !== undefined);
    byId('home-body').replaceChildren(
      el('div', { class: 'home-body', lang: message.lang }, ...drawBlocks(blocks, onPress)),
    );
    byId('home').hidden = false;
  }

  /** @param {PageBlock} block @returns {PageBlock | undefined} */
  function without(block) {
    if (block.type !== 'buttons') return block;
    const buttons = block.buttons.filter((button) => 'href' in button || !framed.has(button.action));
    return buttons.length === 0 ? undefined : { ...block, buttons };
  }

  async function ask() {
    const posted = await post(person, { id: newEventId(), lang: pageLang(), kind: 'opened' });
    if (posted.ok && posted.reply.home) draw(posted.reply.home);
  }

  return {
    draw,
    /** Draws again what is shown, in the page's language of now. */
    redraw() {
      if (shown) draw(shown);
    },
    /** Asks for the page as it is now, once things have settled. */
    refresh() {
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), settleMs);
    },
  };
}
