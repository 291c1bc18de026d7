import type { Lang } from '../../src/message.ts';

/** What only this platform has to say, by key; the same keys in both languages. */
export const words = {
  da: {
    sure: 'Er du sikker?',
    yes: 'Ja',
    no: 'Fortryd',
    close: 'Luk',
    choose: 'Vælg',
    note: 'Medvind',
    answeredDirectly: 'Jeg svarer dig i vores private samtale.',
    failed: 'Det gik ikke. Der er ikke sket noget; prøv igen om et øjeblik.',
    expired: 'Slack nåede ikke at åbne vinduet. Tryk på knappen igen.',
    noForm: 'Det kræver et vindue, som ikke kan åbnes her. Skriv til mig i vores private samtale.',
    home: 'Skriv dit spørgsmål under fanen Beskeder.',
    formWrong: 'Der er noget galt i skemaet',
  },
  en: {
    sure: 'Are you sure?',
    yes: 'Yes',
    no: 'Cancel',
    close: 'Close',
    choose: 'Choose',
    note: 'Medvind',
    answeredDirectly: 'I answer you in our private conversation.',
    failed: 'That did not work. Nothing has happened; try again in a moment.',
    expired: 'Slack was too slow to open the window. Press the button again.',
    noForm: 'That needs a window, which cannot be opened here. Write to me in our private conversation.',
    home: 'Write your question in the Messages tab.',
    formWrong: 'Something is wrong in the form',
  },
} as const satisfies Readonly<Record<Lang, Readonly<Record<string, string>>>>;
