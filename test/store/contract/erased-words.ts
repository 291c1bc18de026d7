import { expect, test } from 'vitest';
import type { Block, Message } from '../../../src/message.ts';
import type { MakeStore } from '../contract.ts';
import {
  ask,
  closed,
  day,
  erase,
  inquiry,
  message,
  monday,
  outgoing,
  place,
  question,
  retention,
  seen,
  step,
  takeAll,
  takeSafely,
} from '../fixtures.ts';

/** A question as the card of a superuser shows it. */
function card(text: string, by: string, id: string, more: readonly Block[] = []): Message {
  return {
    lang: 'da',
    text: `Spørgsmål ${id} – ${text}`,
    blocks: [
      { type: 'heading', text: `Spørgsmål ${id}` },
      { type: 'quote', text, by },
      ...more,
      { type: 'buttons', buttons: [{ label: 'Spørg en superbruger', action: 'claim', value: id }] },
    ],
  };
}

export function erasedWords(make: MakeStore): void {
  const made = (id: string, text: string) =>
    ({ kind: 'inquiryMade', inquiry: inquiry(id, { text }) }) as const;

  test('what is on its way to the person is dropped, and what quotes them loses the words', async () => {
    const store = await make();
    const asked = question('q1', { text: 'Where do I find the plan for the new family?' });
    await ask(store, asked);
    const quoting: Message = {
      lang: 'da',
      text: 'Nyt spørgsmål',
      blocks: [
        { type: 'quote', text: asked.text ?? '', by: 'Asta Asker' },
        { type: 'buttons', buttons: [{ label: 'Tag', action: 'claim', value: 'q1' }] },
      ],
    };
    await store.commit(
      step([seen], {
        outgoing: [
          outgoing('hers', { person: 'asker' }),
          outgoing('home', { place: place('asker-home') }),
          outgoing('card', { person: 'jonas' }, { message: quoting }),
          outgoing('about', { person: 'mette' }, { message: message('Asta asks about a plan'), about: 'q1' }),
        ],
      }),
    );
    await erase(store);
    const taken = await takeAll(store, monday);
    expect(taken.map(({ delivery }) => delivery.key)).toEqual(['card', 'about']);
    const texts = JSON.stringify(taken);
    for (const word of ['Asta', asked.text ?? '']) expect(texts).not.toContain(word);
    expect(texts).toContain('"value":"q1"');
  });

  test('their own conversation is removed, and their words in other people’s', async () => {
    const store = await make();
    const words = 'Where do I find the plan for the new family?';
    await ask(store, question('q1', { text: words }));
    await store.commit(step([seen]));
    const { transcript } = store;
    await transcript.add({ key: 'a', place: 'asker-home', from: 'w1', message: message(words), at: monday });
    const shown = card(words, 'Asta Asker, Family', 'q1');
    await transcript.add({ key: 'q:q1:helper:0:jonas', place: 'jonas-home', message: shown, at: monday });
    await transcript.add({ key: 'c', place: 'jonas-home', message: message('Good morning'), at: monday });
    await transcript.add({
      key: 'd',
      place: 'shared',
      from: 'w1',
      message: message('Hello all'),
      at: monday,
    });
    await erase(store);
    expect(await transcript.read('asker-home', 0)).toEqual([]);
    const [told, morning] = await transcript.read('jonas-home', 0);
    expect(told?.message).toEqual(card('[slettet]', '[slettet], Family', 'q1'));
    expect(morning?.message).toEqual(message('Good morning'));
    // A window that had seen all three learns of the one that lost its words, and of no other.
    expect((await transcript.read('jonas-home', 2)).map(({ key }) => key)).toEqual([told?.key]);
    const [hello] = await transcript.read('shared', 0);
    expect(JSON.stringify(hello)).not.toMatch(/Hello all|w1/);
  });

  test('the same words from somebody else, from the FAQ, in buttons, headings and reports stay', async () => {
    const store = await make();
    const { transcript } = store;
    const common = ['plan', 'underretning', 'superbrugere', 'Spørg en superbruger', 'Press the blue one'];
    await ask(
      store,
      ...common.map((text, at) =>
        question(`hers-${at}`, { text, asker: 'other', place: place('other-home') }),
      ),
      ...common.map((text, at) => question(`theirs-${at}`, { text })),
    );
    await store.commit(step([seen, ...common.map((text, at) => made(`i-${at}`, text))]));
    const others: readonly [string, string, Message][] = [
      ...common.map((text, at): [string, string, Message] => [
        `q:hers-${at}:helper:0:jonas`,
        'jonas-home',
        card(text, 'Olga Other, Family', `hers-${at}`),
      ]),
      ['e1/echo', 'other-home', { lang: 'da', text: 'plan', blocks: [{ type: 'quote', text: 'plan' }] }],
      ['e1/answer', 'other-home', message('Hvordan registrerer jeg en underretning? Press the blue one')],
      ['report/2026-W47/karin', 'karin-home', message('8 superbrugere i alt')],
      [
        'report/2026-W46/karin',
        'karin-home',
        { lang: 'da', text: 'Uge 46', blocks: [{ type: 'quote', text: '»plan«' }] },
      ],
    ];
    for (const [key, at, said] of others) await transcript.add({ key, place: at, message: said, at: monday });
    const before = [];
    for (const at of ['jonas-home', 'other-home', 'karin-home']) before.push(await transcript.read(at, 0));
    await store.commit(
      step([], {
        outgoing: others.map(([key, , said]) => outgoing(key, { person: 'jonas' }, { message: said })),
      }),
    );
    await erase(store);
    const after = [];
    for (const at of ['jonas-home', 'other-home', 'karin-home']) after.push(await transcript.read(at, 0));
    expect(after).toEqual(before);
    const taken = await takeSafely(store, { limit: 1, now: monday, leaseMs: 1, token: 't' });
    expect(taken[0]?.delivery.message).toEqual(others[0]?.[2]);
    expect((await store.question('hers-0'))?.text).toBe('plan');
  });

  test('of a list of questions only theirs lose their words, also to somebody who asked the very same', async () => {
    const store = await make();
    await ask(store, question('q1', { text: 'plan' }), question('q2', { text: 'plan', asker: 'other' }));
    const list = (mine: string): Message => {
      const [one, other] = [card(mine, 'A', 'q1|queue'), card('plan', 'O', 'q2|queue')];
      return { lang: 'da', text: 'Køen', blocks: [...one.blocks.slice(1), ...other.blocks.slice(1)] };
    };
    const line = { key: 'e1/order', place: 'jonas-home', at: monday };
    await store.transcript.add({ ...line, message: list('plan') });
    await erase(store);
    const [left] = await store.transcript.read('jonas-home', 0);
    expect(left?.message).toEqual(list('[slettet]'));
  });

  test('of a card about their question all they wrote goes and what others wrote stays, also once it is archived', async () => {
    const store = await make();
    const told = { did: 'plan', scope: 'me' } as const;
    const turns = [
      { kind: 'answer', by: 'jonas', text: 'The plan is on page two', at: monday },
      { kind: 'notYet', by: 'asker', text: 'no', at: monday },
    ] as const;
    await ask(store, closed('q1', monday - 2 * day, { text: 'plan', details: told, turns: [...turns] }));
    await store.sweep(monday, retention);
    // Nothing tells their name but the question: the account is not known any more.
    const shown = (text: string, no: string) =>
      card(text, 'Asta Asker', 'q1', [
        { type: 'fields', fields: [{ label: 'plan', value: text }] },
        { type: 'quote', text: 'The plan is on page two', by: 'Jonas: svar' },
        { type: 'quote', text: no, by: 'Asta Asker: ikke løst' },
      ]);
    const line = { place: 'jonas-home', at: monday };
    await store.transcript.add({ ...line, key: 'q:q1:helper:0:jonas', message: shown('plan', 'no') });
    await erase(store);
    const [left] = await store.transcript.read('jonas-home', 0);
    expect(left?.message).toEqual(shown('[slettet]', '[slettet]'));
  });

  test('a quote that names them goes wherever it is shown, and a longer name or one of two stays', async () => {
    const store = await make();
    const link = { ...seen.link, account: { platform: 'web', id: 'w2' }, person: 'other', name: 'Bo' };
    await store.commit(
      step([
        seen,
        { kind: 'accountSeen', link },
        { kind: 'accountSeen', link: { ...link, account: { platform: 'web', id: 'w3' }, name: 'Jo' } },
        {
          kind: 'accountSeen',
          link: { ...link, account: { platform: 'web', id: 'w4' }, person: 'x', name: 'Jo' },
        },
      ]),
    );
    const quote = (text: string, by: string): Message => ({
      lang: 'da',
      text: `${by} svarer ${text}`,
      blocks: [{ type: 'quote', text, by }],
    });
    const said = [quote('no', 'Bo'), quote('no', 'Bodil'), quote('no', 'Jo')];
    for (const [at, one] of said.entries())
      await store.transcript.add({ key: `e${at}/nudge`, place: 'jonas-home', message: one, at: monday });
    await erase(store, 'other');
    const left = (await store.transcript.read('jonas-home', 0)).toSorted((a, b) => (a.key < b.key ? -1 : 1));
    expect(left.map(({ message: one }) => one)).toEqual([quote('[slettet]', '[slettet]'), said[1], said[2]]);
  });
}
