import { html } from 'hono/html';
import type { View } from './overview.ts';
import { addressOf, type Chosen, type PageName, pages, root } from './paths.ts';

/** The chat's own looks, and what these pages have besides. */
const styles = ['base', 'frame', 'blocks', 'overview', 'sheet', 'chart'] as const;

/** HTML in which everything that was put in is escaped. */
export type Markup = ReturnType<typeof html>;

/** What every page of somebody who is signed in shows around its own content. */
export interface Frame {
  readonly view: View;
  readonly page: PageName;
  readonly chosen: Chosen | undefined;
  readonly formKey: string;
  /** What the bot said to a press; read out at once. */
  readonly said?: string | undefined;
}

/** A whole page of somebody who is signed in. */
export function layout(frame: Frame, title: string, content: Markup): Markup {
  const { view, said } = frame;
  const { words } = view;
  return html`${head(view.lang, `${title} – ${words.title}`, words.skip)}
    <header class="top">
      <div class="top-row">
        ${brand(view.organisation, words.title)}
        <form class="sign-out" method="post" action="${root}/ud">
          <input type="hidden" name="key" value="${frame.formKey}">
          <span class="signed-in">${words.signedIn} ${view.name}</span>
          <button class="link" type="submit">${words.signOut}</button>
        </form>
      </div>
      ${navigation(frame)}
    </header>
    <main id="content" tabindex="-1">
      <p class="said" role="status">${said}</p>
      ${content}
    </main>
  </body>
</html>`;
}

/** A page for somebody who is not signed in, or whose request cannot be met. */
export function plainPage(lang: string, words: { title: string; skip: string }, content: Markup): Markup {
  return html`${head(lang, words.title, words.skip)}
    <header class="top"><div class="top-row">${brand('', words.title)}</div></header>
    <main id="content" tabindex="-1" class="door">${content}</main>
  </body>
</html>`;
}

function head(lang: string, title: string, skip: string): Markup {
  return html`<!doctype html>
<html lang="${lang}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="robots" content="noindex">
    <title>${title}</title>
    <link rel="icon" href="${root}/filer/mark.svg" type="image/svg+xml">
    ${styles.map((name) => html`<link rel="stylesheet" href="${root}/filer/${name}.css">`)}
    <link rel="stylesheet" href="${root}/filer/print.css" media="print">
    <script type="module" src="${root}/filer/main.js"></script>
  </head>
  <body>
    <a class="skip" href="#content">${skip}</a>`;
}

function brand(organisation: string, title: string): Markup {
  return html`<div class="brand">
          <img src="${root}/filer/mark.svg" alt="" width="40" height="40">
          <div>
            <p class="brand-name">${title}</p>
            <p class="brand-place">${organisation}</p>
          </div>
        </div>`;
}

function navigation({ view, page, chosen }: Frame): Markup {
  if (chosen === undefined) return html``;
  const links = Object.entries(pages).map(([name, path]) => {
    const label = view.words[name as PageName];
    const current = name === page ? html` aria-current="page"` : '';
    return html`<li><a href="${addressOf(path, chosen)}"${current}>${label}</a></li>`;
  });
  return html`<nav class="pages" aria-label="${view.words.menu}"><ul>${links}</ul></nav>`;
}
