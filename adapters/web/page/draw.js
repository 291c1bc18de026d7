// @ts-check
import { el, icon } from './dom.js';
import { t } from './strings.js';

/** @typedef {import('../markdown.ts').Inline} Inline */
/** @typedef {import('../markdown.ts').Node} MarkdownNode */
/** @typedef {import('../render.ts').PageBlock} PageBlock */
/** @typedef {import('../render.ts').PageButton} PageButton */
/** @typedef {import('../../../src/message.ts').Button} Button */
/** @typedef {(button: Button, element: HTMLButtonElement) => void} OnPress */

/**
 * Draws the blocks of a message.
 * @param {readonly PageBlock[]} blocks
 * @param {OnPress} onPress
 * @returns {HTMLElement[]}
 */
export function drawBlocks(blocks, onPress) {
  return blocks.map((block) => drawBlock(block, onPress));
}

/**
 * @param {PageBlock} block
 * @param {OnPress} onPress
 * @returns {HTMLElement}
 */
function drawBlock(block, onPress) {
  switch (block.type) {
    case 'heading':
      return el('h2', { class: 'heading', dir: 'auto' }, block.text);
    case 'text':
      return el('div', { class: 'prose' }, ...drawNodes(block.nodes));
    case 'quiet':
      return el('div', { class: 'prose quiet' }, ...drawNodes(block.nodes));
    case 'notice':
      return drawNotice(block);
    case 'quote':
      return el(
        'blockquote',
        { class: 'quote' },
        el('p', { class: 'words', dir: 'auto' }, block.text),
        block.by && el('footer', {}, `— ${block.by}`),
      );
    case 'fields':
      return el(
        'dl',
        { class: 'fields' },
        ...block.fields.map(({ label, value }) =>
          el('div', {}, el('dt', {}, label), el('dd', { dir: 'auto' }, value)),
        ),
      );
    case 'buttons':
      return el('div', { class: 'buttons' }, ...block.buttons.map((button) => drawButton(button, onPress)));
    case 'picture':
      return el(
        'figure',
        { class: 'picture' },
        el('img', { src: `data:image/png;base64,${block.png}`, alt: block.alt }),
        block.title && el('figcaption', {}, block.title),
      );
    case 'table':
      return drawTable(block);
  }
}

/** @param {Extract<PageBlock, { type: 'notice' }>} notice */
function drawNotice({ tone, nodes }) {
  const word = el('p', { class: 'notice-word' }, icon(tone), t(tone));
  return el('div', { class: `notice ${tone}` }, word, el('div', { class: 'prose' }, ...drawNodes(nodes)));
}

/**
 * @param {PageButton} button
 * @param {OnPress} onPress
 */
function drawButton(button, onPress) {
  if ('href' in button) return drawLink('button', button.href, button.label);
  const element = el(
    'button',
    { type: 'button', class: `button ${button.style ?? ''}`.trim() },
    button.label,
  );
  element.dataset.action = button.action;
  element.dataset.value = button.value;
  element.addEventListener('click', () => {
    if (element.getAttribute('aria-disabled') !== 'true') onPress(button, element);
  });
  return element;
}

/** @param {Extract<PageBlock, { type: 'table' }>} table */
function drawTable({ caption, columns, rows }) {
  const kind = (/** @type {number} */ at) => (columns[at]?.numeric ? 'numeric' : undefined);
  const head = columns.map(({ label }, at) => el('th', { scope: 'col', class: kind(at) }, label));
  const body = rows.map((row) => el('tr', {}, ...row.map((cell, at) => el('td', { class: kind(at) }, cell))));
  return el(
    'div',
    { class: 'table', tabindex: 0, role: 'group', 'aria-label': caption },
    el(
      'table',
      {},
      el('caption', {}, caption),
      el('thead', {}, el('tr', {}, ...head)),
      el('tbody', {}, ...body),
    ),
  );
}

/**
 * @param {readonly MarkdownNode[]} nodes
 * @returns {HTMLElement[]}
 */
function drawNodes(nodes) {
  return nodes.map((node) => {
    if (node.type === 'paragraph') return el('p', {}, ...drawInlines(node.children));
    const items = node.items.map((item) => el('li', {}, ...drawInlines(item)));
    if (node.type === 'bullets') return el('ul', {}, ...items);
    return el('ol', { start: node.start === 1 ? undefined : node.start }, ...items);
  });
}

/**
 * @param {readonly Inline[]} inlines
 * @returns {(string | HTMLElement)[]}
 */
function drawInlines(inlines) {
  return inlines.map((inline) => {
    if (typeof inline === 'string') return inline;
    if (inline.type === 'break') return el('br');
    if (inline.type === 'link') return drawLink('link', inline.href, ...drawInlines(inline.children));
    return el(inline.type === 'bold' ? 'strong' : 'em', {}, ...drawInlines(inline.children));
  });
}

/**
 * @param {string} kind
 * @param {string} href
 * @param {...(string | HTMLElement)} label
 */
function drawLink(kind, href, ...label) {
  const opens = el('span', { class: 'unseen' }, ` ${t('opensNew')}`);
  return el('a', { class: kind, href, target: '_blank', rel: 'noopener noreferrer' }, ...label, opens);
}
