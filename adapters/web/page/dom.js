// @ts-check

/** @typedef {string | Node | null | undefined | false} Child */

/**
 * Makes an element. Strings become text, never HTML; a property that begins with `on` is a listener, `false`
 * and `undefined` leave an attribute out, `true` writes it empty.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | number | boolean | undefined | ((event: any) => void)>} [props]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function el(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== undefined) element.setAttribute(name, String(value));
  }
  for (const child of children) {
    if (child || child === '') element.append(child);
  }
  return element;
}

/**
 * An element of the page's HTML by id; throws when the HTML lacks it.
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} id
 * @returns {T}
 */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`Cannot find #${id}: the page has no such element.`);
  return /** @type {T} */ (element);
}

/** Drawn on a grid of 24, as one path each. */
const icons = {
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 8v5.5M12 7.5v.5',
  warning: 'M12 3.8 2.8 20h18.4L12 3.8Zm0 6.2v4.5m0 2.5v.5',
  urgent: 'M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3L8.3 3ZM12 7.5v6m0 2.8v.5',
  close: 'M6 6l12 12M18 6 6 18',
  lock: 'M7 11V8a5 5 0 0 1 10 0v3M5.5 11h13v9h-13z',
  out: 'M14 5h5v5M19 5l-8 8M10 6H5.5v12.5H18V14',
};

/**
 * A small picture that only decorates: the word beside it says the same.
 * @param {keyof typeof icons} name
 */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', icons[name]);
  svg.append(path);
  return svg;
}
