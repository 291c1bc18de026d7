import { describe, expect, test } from 'vitest';
import { limits } from '../../../adapters/slack/limits.ts';
import { mrkdwn } from '../../../adapters/slack/mrkdwn.ts';
import { asTyped } from '../../../adapters/slack/plain.ts';
import { renderBlocks, renderMessage } from '../../../adapters/slack/render.ts';
import { formView, homeTab, noteModal } from '../../../adapters/slack/views.ts';
import { words } from '../../../adapters/slack/words.ts';
import type { Block, Form, Message } from '../../../src/message.ts';
import type { Json } from '../../support/json.ts';

const saying = (...blocks: readonly Block[]): Message => ({ lang: 'da', text: 'Tekst', blocks: [...blocks] });
const long = (length: number) => 'Æble og pære. '.repeat(Math.ceil(length / 14)).slice(0, length);

describe('our Markdown in Slack’s notation', () => {
  const table: readonly (readonly [string, string])[] = [
    ['**fed** og _kursiv_', '*fed* og _kursiv_'],
    ['- et\n- to', '• et\n• to'],
    ['1. et\n2) to', '1. et\n2. to'],
    ['[Vejledning](https://x.example/a)', '<https://x.example/a|Vejledning>'],
    ['se https://x.example/a.', 'se <https://x.example/a>.'],
    ['[farlig](javascript:alert(1))', '[farlig](javascript:alert(1))'],
    ['<script> & <!channel> <@U1>', '&lt;script&gt; &amp; &lt;!channel&gt; &lt;@U1&gt;'],
    ['**[fed](https://x.example/)**', '*<https://x.example/|fed>*'],
    ['\\*ikke fed\\*', '*ikke fed*'],
    ['[a|b](https://x.example/c|d)', '<https://x.example/c%7Cd|a¦b>'],
    ['et\n\n\n\nto', 'et\n\nto'],
    ['', ''],
  ];
  test.for(table)('%j', ([markdown, expected]) => {
    expect(mrkdwn(markdown)).toBe(expected);
  });
});

describe('what somebody typed, out of Slack’s notation', () => {
  const table: readonly (readonly [string, string])[] = [
    ['hej', 'hej'],
    ['a &lt;b&gt; &amp;amp; c', 'a <b> &amp; c'],
    ['<@U0BOT> hvordan?', 'hvordan?'],
    ['<@U0BOT|medvind>: hvordan?', 'hvordan?'],
    ['spørg <@U0JONAS|jonas> og <@U0X>', 'spørg @jonas og @U0X'],
    ['se <#C1|general> og <#C2>', 'se #general og #C2'],
    ['<!here> <!subteam^S1|@gruppe> <!date^1^{date}|i dag>', '@here @gruppe i dag'],
    ['<https://x.example/a|x.example/a>', 'x.example/a'],
    ['<https://x.example/a|her>', 'her (https://x.example/a)'],
    ['<https://x.example/a>', 'https://x.example/a'],
    ['<mailto:a@x.example|a@x.example>', 'a@x.example'],
    ['<tel:1503605123|150360-5123>', '150360-5123'],
    ['', ''],
  ];
  test.for(table)('%j', ([text, expected]) => {
    expect(asTyped(text, 'U0BOT')).toBe(expected);
  });
});

describe('no limit of Slack’s is passed', () => {
  const heavy: readonly Block[] = [
    { type: 'heading', text: long(400) },
    { type: 'text', markdown: long(9000) },
    { type: 'quiet', markdown: long(5000) },
    { type: 'notice', tone: 'urgent', markdown: long(4000) },
    { type: 'quote', text: long(7000), by: long(300) },
    {
      type: 'fields',
      fields: Array.from({ length: 30 }, (_, at) => ({ label: long(2500), value: `${at} ${long(2500)}` })),
    },
    {
      type: 'buttons',
      buttons: [
        ...Array.from({ length: 60 }, (_, at) => ({
          label: `Knap ${at}`,
          action: 'show',
          value: 'x'.repeat(200),
        })),
        { label: long(500), action: 'show', value: '', confirm: long(900), style: 'danger' as const },
        { label: 'Ud', url: 'https://x.example/' },
        { label: 'Farlig', url: 'javascript:alert(1)' },
        { label: 'For lang', url: `https://x.example/${'a'.repeat(4000)}` },
      ],
    },
    {
      type: 'table',
      caption: 'Tabel',
      columns: [{ label: 'A' }, { label: 'B', numeric: true }],
      rows: Array.from({ length: 300 }, (_, at) => [long(80), String(at)]),
    },
    { type: 'picture', png: 'cG5n', alt: long(3000) },
  ];

  test('a message is split into parts that Slack takes, each with a text', () => {
    const parts = renderMessage(saying(...heavy));
    expect(parts.length).toBeGreaterThan(3);
    for (const { text, blocks } of parts) {
      expect(text.length).toBeGreaterThan(0);
      expect(text.length).toBeLessThanOrEqual(limits.plainText);
      expect(blocks.length).toBeLessThanOrEqual(50);
      expect(JSON.stringify(blocks).length).toBeLessThan(13_200);
      for (const block of blocks) checkBlock({ ...block });
    }
  });

  test('a Home tab and a note keep to a hundred blocks', () => {
    const many = saying(...Array.from({ length: 150 }, (): Block => ({ type: 'text', markdown: 'Linje' })));
    expect(homeTab(many, undefined).blocks).toHaveLength(100);
    expect(noteModal(many, {})).toBeUndefined();
    const note = noteModal(
      saying({ type: 'heading', text: 'Mine spørgsmål' }, { type: 'text', markdown: 'x' }),
      {},
    );
    expect(note?.title.text).toBe('Mine spørgsmål');
    expect(note?.blocks).toHaveLength(1);
  });

  test('a form keeps to every limit of a window', () => {
    const form: Form = {
      name: 'f'.repeat(300),
      value: 'x'.repeat(200),
      lang: 'da',
      title: long(80).trim(),
      submit: long(80),
      cancel: long(80),
      intro: heavy,
      fields: [
        {
          name: 'text',
          label: long(3000),
          hint: long(3000),
          kind: 'text',
          value: long(5000),
          maxLength: 9000,
        },
        {
          name: 'to',
          label: 'Til',
          kind: 'choice',
          value: 'p7',
          options: Array.from({ length: 250 }, (_, at) => ({ value: `p${at}`, label: long(200) })),
        },
        { name: 'scope', label: 'Hvem', kind: 'choice', options: [{ value: 'me', label: 'Kun mig' }] },
      ],
    };
    const view = formView(form, { channel: 'D1', thread: '1.1' });
    expect(
      [view.title.text, view.submit?.text, view.close?.text].map((text) => (text?.length ?? 0) <= 24),
    ).toEqual([true, true, true]);
    expect(view.blocks.length).toBeLessThanOrEqual(100);
    expect(view.callback_id?.length).toBeLessThanOrEqual(255);
    expect(JSON.parse(view.private_metadata ?? '')).toEqual({
      value: form.value,
      channel: 'D1',
      thread: '1.1',
    });
    expect(view.title.text).toBe('Medvind');
    expect(view.blocks[0]).toMatchObject({ text: { text: form.title } });
    const inputs = view.blocks.filter(({ type }) => type === 'input');
    expect(inputs).toMatchObject([
      { block_id: 'text', optional: true, element: { max_length: 3000, multiline: true } },
      { block_id: 'to', element: { initial_option: { value: 'p7' }, option_groups: [{}, {}, {}] } },
      { block_id: 'scope', element: { options: [{ value: 'me' }] } },
    ]);
  });
});

function checkBlock(block: Json): void {
  const text = block['text'] as { type: string; text: string } | undefined;
  switch (block['type']) {
    case 'header':
      expect(text?.text.length).toBeLessThanOrEqual(150);
      return;
    case 'section':
      expect(text?.text.trim().length).toBeGreaterThan(0);
      expect(text?.text.length).toBeLessThanOrEqual(3000);
      return;
    case 'context':
      expect((block['elements'] as unknown[]).length).toBeLessThanOrEqual(10);
      return;
    case 'actions': {
      const elements = block['elements'] as { action_id: string; text: { text: string }; value?: string }[];
      expect(elements.length).toBeLessThanOrEqual(25);
      expect(new Set(elements.map(({ action_id }) => action_id)).size).toBe(elements.length);
      for (const { text: label, value } of elements) {
        expect(label.text.length).toBeLessThanOrEqual(75);
        expect(value).not.toBe('');
      }
      return;
    }
    default:
      throw new Error(`Nobody knows the block ${block['type']}.`);
  }
}

describe('what blocks become', () => {
  test('a notice begins with a sign that fits its tone', () => {
    const tones = (['info', 'warning', 'urgent'] as const).map((tone) =>
      renderBlocks([{ type: 'notice', tone, markdown: 'x' }], 'da'),
    );
    expect(tones.map(([block]) => block?.type === 'section' && block.text?.text)).toEqual([
      'ℹ️ x',
      '⚠️ x',
      '🚨 x',
    ]);
  });

  test('words of a person are plain text, in which Slack reads nothing', () => {
    const [by, said] = renderBlocks([{ type: 'quote', text: '*<!channel>*', by: 'Mette' }], 'da');
    expect(by).toMatchObject({ type: 'context', elements: [{ text: '*Mette:*' }] });
    expect(said).toMatchObject({
      type: 'section',
      text: { type: 'plain_text', text: '*<!channel>*', emoji: false },
    });
  });

  test('a table becomes a line for every row, with the words of its columns', () => {
    const [block] = renderBlocks(
      [
        {
          type: 'table',
          caption: 'Lukkede',
          columns: [{ label: 'Spørgsmål' }, { label: 'Status' }],
          rows: [
            ['hvordan <x>?', 'Løst'],
            ['', ''],
          ],
        },
      ],
      'da',
    );
    expect(block).toMatchObject({
      text: { text: '*Lukkede*\n• *hvordan &lt;x&gt;?* · Status: Løst\n• *–* · Status: –' },
    });
  });

  test('a question to say yes to is asked by Slack', () => {
    const [row] = renderBlocks(
      [
        {
          type: 'buttons',
          buttons: [{ label: 'Træk tilbage', action: 'withdraw', value: 'q', confirm: 'Vil du det?' }],
        },
      ],
      'da',
    );
    expect(row).toMatchObject({
      elements: [
        { confirm: { text: { text: 'Vil du det?' }, confirm: { text: 'Ja' }, deny: { text: 'Fortryd' } } },
      ],
    });
  });

  test('a message without blocks is its text', () => {
    expect(renderMessage({ lang: 'da', text: 'Kun <tekst>', blocks: [] })).toMatchObject([
      { text: 'Kun &lt;tekst&gt;', blocks: [{ text: { text: 'Kun &lt;tekst&gt;' } }] },
    ]);
  });

  test('the adapter’s own words are there in both languages and fit their places', () => {
    expect(Object.keys(words.en)).toEqual(Object.keys(words.da));
    for (const { yes, no, close, sure } of Object.values(words)) {
      expect(Math.max(yes.length, no.length)).toBeLessThanOrEqual(30);
      expect([close.length <= 24, sure.length <= 100]).toEqual([true, true]);
    }
  });
});
