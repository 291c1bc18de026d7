// @ts-check
import { startChat } from './chat.js';
import { byId } from './dom.js';
import { drawPeople, drawTop } from './frame.js';
import { setPageLang, t } from './strings.js';

/** @typedef {import('./frame.js').Start} Start */

/** Asks the server who may be here until it answers. @param {string} som @returns {Promise<Start>} */
async function askStart(som) {
  for (;;) {
    try {
      const response = await fetch(`/api/start?som=${encodeURIComponent(som)}`);
      if (response.ok) return await response.json();
    } catch {
      // Not there yet: the same as an answer that is no start.
    }
    byId('main').setAttribute('aria-busy', 'true');
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

const start = await askStart(new URLSearchParams(location.search).get('som') ?? '');
byId('main').removeAttribute('aria-busy');
const me = start.people.find(({ id }) => id === start.person);

if (me) {
  startChat(start, me);
} else {
  /** @type {HTMLAnchorElement} */ (byId('skip')).href = '#people';
  byId('skip').dataset.t = 'skipToPeople';
  setPageLang('da');
  document.title = `${t('chooseTitle')} – Medvind`;
  drawTop(start, undefined, () => {});
  drawPeople(start);
}
