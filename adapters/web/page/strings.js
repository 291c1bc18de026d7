// @ts-check

/** The words of the page's own frame; everything else is said by the bot. `{name}` is filled in. */
const strings = {
  da: {
    skip: 'Gå til skrivefeltet',
    skipToPeople: 'Gå til personerne',
    example: 'Eksempel – opdigtede personer',
    menu: 'Menu',
    language: 'Sprog',
    chooseTitle: 'Hvem vil du være?',
    chooseLead:
      'Personerne er opdigtede. Åbn flere i hver sit vindue, og se et spørgsmål gå fra den ene til den anden.',
    newWindow: 'Nyt vindue',
    openAs: 'Åbn et nyt vindue som {name}',
    opensNew: '(åbner i et nyt vindue)',
    youAre: 'Du er',
    switchPerson: 'Skift person',
    home: 'Din side',
    chat: 'Samtale med Medvind',
    log: 'Beskeder',
    earlier: 'Vis tidligere beskeder',
    emptyTitle: 'Hej {name}. Hvad er du gået i stå med?',
    emptyLead:
      'Skriv, som du ville sige det til en kollega. Medvind svarer med det samme eller finder en superbruger.',
    tryThese: 'Prøv for eksempel',
    write: 'Skriv til Medvind',
    send: 'Send',
    hintKeys: 'Enter sender, Shift + Enter giver ny linje.',
    hintCare: 'Skriv aldrig CPR-numre eller navne på borgere.',
    left: '{count} tegn tilbage',
    tooLong: 'Teksten er {count} tegn for lang. Gør den kortere, før du sender den.',
    sending: 'Sender …',
    notSent: 'Ikke sendt',
    again: 'Prøv igen',
    offline: 'Forbindelsen er væk – prøver igen',
    failed: 'Det gik ikke igennem. Prøv igen om lidt.',
    refused: 'Det kunne ikke sendes.',
    stopped: 'Teksten er ikke gemt. Ret den, og send den igen.',
    gone: 'Personen findes ikke længere her.',
    you: 'Dig',
    bot: 'Medvind',
    at: 'kl. {time}',
    today: 'I dag',
    yesterday: 'I går',
    onlyYou: 'Kun du kan se dette',
    dismiss: 'Luk',
    info: 'Bemærk',
    warning: 'Vær opmærksom',
    urgent: 'Akut',
    optional: '(kan udelades)',
    choose: 'Vælg',
    missing: 'Udfyld feltet.',
    fix: 'Ret felterne, og send igen.',
    cancel: 'Fortryd',
    close: 'Luk',
    newMessages: '{count} nye',
    nobodyWaits: 'Ingen spørgsmål venter.',
  },
  en: {
    skip: 'Go to the message field',
    skipToPeople: 'Go to the people',
    example: 'Example – invented people',
    menu: 'Menu',
    language: 'Language',
    chooseTitle: 'Who do you want to be?',
    chooseLead:
      'The people are invented. Open several in a window each, and watch a question go from one to the other.',
    newWindow: 'New window',
    openAs: 'Open a new window as {name}',
    opensNew: '(opens in a new window)',
    youAre: 'You are',
    switchPerson: 'Switch person',
    home: 'Your page',
    chat: 'Conversation with Medvind',
    log: 'Messages',
    earlier: 'Show earlier messages',
    emptyTitle: 'Hello {name}. What are you stuck on?',
    emptyLead: 'Write as you would say it to a colleague. Medvind answers at once or finds a superuser.',
    tryThese: 'Try for example',
    write: 'Write to Medvind',
    send: 'Send',
    hintKeys: 'Enter sends, Shift + Enter makes a new line.',
    hintCare: 'Never write CPR numbers or names of citizens.',
    left: '{count} characters left',
    tooLong: 'The text is {count} characters too long. Shorten it before you send it.',
    sending: 'Sending …',
    notSent: 'Not sent',
    again: 'Try again',
    offline: 'The connection is lost – trying again',
    failed: 'It did not get through. Try again in a moment.',
    refused: 'It could not be sent.',
    stopped: 'The text is not kept. Change it and send it again.',
    gone: 'This person is no longer here.',
    you: 'You',
    bot: 'Medvind',
    at: '{time}',
    today: 'Today',
    yesterday: 'Yesterday',
    onlyYou: 'Only you can see this',
    dismiss: 'Close',
    info: 'Please note',
    warning: 'Be careful',
    urgent: 'Urgent',
    optional: '(optional)',
    choose: 'Choose',
    missing: 'Fill in this field.',
    fix: 'Correct the fields and send again.',
    cancel: 'Cancel',
    close: 'Close',
    newMessages: '{count} new',
    nobodyWaits: 'No questions are waiting.',
  },
};

/** @typedef {'da' | 'en'} Lang */
/** @typedef {keyof typeof strings.da} StringKey */

/** @type {Lang} */
let current = 'da';

/** The language of the page's frame now. */
export function pageLang() {
  return current;
}

/**
 * One of the page's own texts in the language of the page.
 * @param {StringKey} key
 * @param {Record<string, string | number>} [values]
 */
export function t(key, values = {}) {
  return strings[current][key].replaceAll(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/**
 * Changes the page's language and every marked text in it.
 * @param {Lang} lang
 */
export function setPageLang(lang) {
  current = lang;
  document.documentElement.lang = lang;
  for (const element of document.querySelectorAll('[data-t]')) {
    element.textContent = t(/** @type {StringKey} */ (element.getAttribute('data-t')));
  }
  for (const element of document.querySelectorAll('[data-t-label]')) {
    element.setAttribute('aria-label', t(/** @type {StringKey} */ (element.getAttribute('data-t-label'))));
  }
}
