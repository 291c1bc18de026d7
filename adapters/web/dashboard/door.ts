import { html } from 'hono/html';
import { type Markup, plainPage } from './layout.ts';
import type { DoorWords, Overview } from './overview.ts';
import { root } from './paths.ts';

/** Why a request was not met; the sentence that says so. */
type Refused = 'foreignHost' | 'foreignOrigin' | 'wrongMethod' | 'tooLarge' | 'missing' | 'failed';

/** What is said to somebody who is not let in. */
export interface Door {
  /** How to get a link of one's own. */
  closed(): Markup;
  /** The link was used before, or its time is up. */
  used(): Markup;
  /**
   * Offers to come in. Looking at a link does not spend it, pressing does: chat and mail programs look at links that
   * pass through them.
   */
  enter(pass: string): Markup;
  /** Why a request was not met. */
  refused(why: Refused): Markup;
}

/** Makes the pages of the door, in the language of the installation. */
export function createDoor({ lang, door }: Overview): Door {
  const page = (content: (words: DoorWords) => Markup) => plainPage(lang, door(), content(door()));
  return {
    closed: () =>
      page(
        (words) => html`<h1>${words.doorTitle}</h1><p class="lead">${words.door}</p><p>${words.howTo}</p>`,
      ),
    used: () =>
      page(
        (words) => html`<h1>${words.usedTitle}</h1><p class="lead">${words.used}</p><p>${words.howTo}</p>`,
      ),
    enter: (pass) =>
      page(
        (words) => html`<h1>${words.enterTitle}</h1>
      <p class="lead">${words.enter}</p>
      <form method="post" action="${root}" data-enter>
        <input type="hidden" name="pass" value="${pass}">
        <button class="button primary" type="submit">${words.enterButton}</button>
      </form>`,
      ),
    refused: (why) => page((words) => html`<h1>${words.wrongTitle}</h1><p class="lead">${words[why]}</p>`),
  };
}
