// @ts-check
import { byId, el, icon } from './dom.js';
import { pageLang, t } from './strings.js';

/** @typedef {import('./strings.js').Lang} Lang */
/** @typedef {import('../options.ts').MenuItem} MenuItem */
/** @typedef {Omit<import('../options.ts').DemoPerson, 'email'>} Person */
/**
 * What the server says about the page before anything is drawn.
 * @typedef {object} Start
 * @property {{ name: string, example: boolean }} organisation
 * @property {Person[]} people
 * @property {Record<Lang, string[]>} examples
 * @property {number} maxText
 * @property {string} [person]
 * @property {MenuItem[]} [menu]
 */

/**
 * Draws the top of the page: where we are, who the person is, what can be asked for.
 * @param {Start} start
 * @param {Person | undefined} me
 * @param {(item: MenuItem) => void} onMenu
 */
export function drawTop(start, me, onMenu) {
  byId('organisation').textContent = start.organisation.name;
  byId('example').hidden = !start.organisation.example;
  if (!me) return;
  const persona = byId('persona');
  persona.hidden = false;
  persona.replaceChildren(
    el('span', { class: 'face', 'aria-hidden': 'true' }, initials(me.name)),
    el(
      'span',
      { class: 'persona-text' },
      el('strong', {}, el('span', { class: 'unseen' }, `${t('youAre')} `), me.name),
      el('span', { class: 'unseen' }, `, ${me.title}. `),
      el('span', { class: 'persona-switch' }, t('switchPerson')),
    ),
  );
  const items = (start.menu ?? []).map((item) => {
    const button = el('button', { type: 'button', class: 'menu-item' }, item.label[pageLang()]);
    button.dataset.action = item.action;
    button.addEventListener('click', () => onMenu(item));
    return el('li', {}, button);
  });
  byId('menu-items').replaceChildren(...items);
  for (const button of byId('lang').querySelectorAll('button')) {
    button.setAttribute('aria-pressed', String(button.dataset.lang === pageLang()));
  }
}

/**
 * Makes the menu and the language buttons work.
 * @param {(lang: Lang) => void} onLang
 */
export function startTop(onLang) {
  const menu = byId('menu');
  const button = byId('menu-button');
  button.hidden = false;
  menu.hidden = false;

  /** @param {boolean} isOpen */
  function show(isOpen) {
    button.setAttribute('aria-expanded', String(isOpen));
    menu.classList.toggle('open', isOpen);
  }

  button.addEventListener('click', () => show(button.getAttribute('aria-expanded') !== 'true'));
  menu.addEventListener('click', (event) => {
    const isChoice = event.target instanceof HTMLElement && event.target.closest('button');
    if (!isChoice || button.getAttribute('aria-expanded') !== 'true') return;
    show(false);
    if (menu.contains(document.activeElement)) button.focus();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || button.getAttribute('aria-expanded') !== 'true') return;
    show(false);
    button.focus();
  });
  for (const choice of byId('lang').querySelectorAll('button')) {
    choice.addEventListener('click', () => onLang(/** @type {Lang} */ (choice.dataset.lang)));
  }
}

/**
 * Draws the list of people to be.
 * @param {Start} start
 */
export function drawPeople(start) {
  byId('choose').hidden = false;
  const people = start.people.map((person) => {
    const href = `/?som=${encodeURIComponent(person.id)}`;
    const face = el('span', { class: 'face', 'aria-hidden': 'true' }, initials(person.name));
    const text = el(
      'span',
      { class: 'person-text' },
      el('strong', {}, person.name),
      el('span', { class: 'person-about' }, [person.title, person.unit].filter(Boolean).join(', ')),
      el('span', { class: 'role' }, person.role),
    );
    const aside = {
      class: 'person-out',
      href,
      target: '_blank',
      'aria-label': t('openAs', { name: person.name }),
    };
    return el(
      'li',
      { class: 'person' },
      el('a', { class: 'person-main', href }, face, text),
      el('a', aside, icon('out'), el('span', {}, t('newWindow'))),
    );
  });
  byId('people').replaceChildren(...people);
}

/** @param {string} name */
function initials(name) {
  const words = name.split(/\s+/).filter(Boolean);
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`.toUpperCase();
}
