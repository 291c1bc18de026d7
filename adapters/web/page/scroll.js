// @ts-check
import { byId } from './dom.js';
import { t } from './strings.js';

/** Closer to the end than this, in pixels, the page follows new messages. */
const near = 160;
/** What stays in sight above something new, in pixels: the question that it answers. */
const above = 120;

/**
 * Follows the end of the page, and counts in its title what came while nobody looked.
 * @param {string} name whose window it is
 */
export function createScroll(name) {
  let unread = 0;

  function title() {
    const count = unread > 0 ? `(${t('newMessages', { count: unread })}) ` : '';
    document.title = `${count}${name} – Medvind`;
  }

  document.addEventListener('visibilitychange', () => {
    unread = 0;
    title();
  });
  title();

  return {
    isAtEnd() {
      const { scrollHeight, clientHeight, scrollTop } = document.documentElement;
      return scrollHeight - clientHeight - scrollTop < near;
    },
    toEnd() {
      scrollTo({ top: document.documentElement.scrollHeight });
    },
    /**
     * Goes to the end, but not past the beginning of what is new: a long answer is read from its top.
     * @param {Element | null | undefined} first
     */
    toNew(first) {
      const top = (first?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY) + scrollY;
      const header = byId('top').offsetHeight + above;
      scrollTo({ top: Math.min(top - header, document.documentElement.scrollHeight) });
    },
    /** @param {number} count */
    tell(count) {
      if (!document.hidden) return;
      unread += count;
      title();
    },
  };
}
