import type { Form, Message } from '../../src/message.ts';

/** A picture of one pixel. */
const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** A message with every kind of block that a platform must be able to draw. */
export const everyBlock: Message = {
  lang: 'da',
  text: 'Alt på én gang',
  blocks: [
    { type: 'heading', text: 'Sådan logger du på' },
    {
      type: 'text',
      markdown: '1. **Åbn** [siden](https://eksempel.example/)\n2. _Vent_\n\n- punkt\n- punkt',
    },
    { type: 'quiet', markdown: 'Ejer: systemansvarlig' },
    { type: 'notice', tone: 'info', markdown: 'Til orientering.' },
    { type: 'notice', tone: 'warning', markdown: 'Skriv ingen navne.' },
    { type: 'notice', tone: 'urgent', markdown: 'Ring **112**.' },
    { type: 'quote', text: 'hvad gør jeg?', by: 'en kollega' },
    { type: 'fields', fields: [{ label: 'Tilstand', value: 'Åbent' }] },
    { type: 'picture', png: pixel, alt: 'En kurve, der stiger', title: 'Tryghed' },
    {
      type: 'table',
      caption: 'Svar',
      columns: [{ label: 'Uge' }, { label: 'Antal', numeric: true }],
      rows: [['uge 47', '12']],
    },
    {
      type: 'buttons',
      buttons: [
        { label: 'Tag', action: 'claim', value: 'q-1', style: 'primary' },
        {
          label: 'Slet',
          action: 'remove',
          value: 'q-1',
          style: 'danger',
          confirm: 'Vil du slette spørgsmålet?',
        },
        { label: 'Vejledning', url: 'https://eksempel.example/vejledning' },
      ],
    },
  ],
};

/** A form with every kind of field. */
export const everyField: Form = {
  name: 'inquire',
  value: 'q-1',
  lang: 'da',
  title: 'Send videre',
  submit: 'Send videre',
  cancel: 'Fortryd',
  intro: [{ type: 'text', markdown: 'Superbrugeren ser kun det, du skriver her.' }],
  fields: [
    { name: 'question', label: 'Spørgsmål', kind: 'text', required: true, maxLength: 500 },
    { name: 'did', label: 'Hvad gjorde du?', hint: 'Trin for trin', kind: 'line' },
    { name: 'who', label: 'Hvem gælder det?', kind: 'choice', options: [{ value: 'me', label: 'Kun mig' }] },
  ],
};
