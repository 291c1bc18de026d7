// @ts-check
import { pageLang, t } from './strings.js';

function locale() {
  return pageLang() === 'da' ? 'da-DK' : 'en-GB';
}

/** A time of day such as `9.30`, or `0.05` after midnight. @param {number} at */
export function clockOf(at) {
  return new Intl.DateTimeFormat(locale(), { hour: 'numeric', minute: '2-digit' })
    .format(at)
    .replace(/^0(?=\d)/, '');
}

/** A day such as `I dag` or `mandag den 23. november`. @param {number} at */
export function dayOf(at) {
  const day = new Date(at).toDateString();
  const yesterday = new Date();
  yesterday.setDate(yesterday.getDate() - 1);
  if (day === new Date().toDateString()) return t('today');
  if (day === yesterday.toDateString()) return t('yesterday');
  return new Intl.DateTimeFormat(locale(), { weekday: 'long', day: 'numeric', month: 'long' }).format(at);
}

/** For machines. @param {number} at */
export function isoOf(at) {
  return new Date(at).toISOString();
}
