import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Account, ChatEvent, Place } from '../../src/event.ts';
import type { Form, Message, Reply } from '../../src/message.ts';
import type { ChatAdapter, Envelope, Receive } from '../../src/ports.ts';

/** A button as the platform shows it. */
export interface SeenButton {
  readonly label: string;
  readonly action: string;
  readonly value: string;
}

/** One message as the person reads it on the platform. */
export interface Seen {
  readonly text: string;
  readonly buttons: readonly SeenButton[];
}

/** What the platform shows the one who acted, at once and to nobody else. */
export interface Shown {
  readonly note?: string;
  readonly form?: { readonly name: string; readonly fields: readonly string[] };
  readonly errors?: Readonly<Record<string, string>>;
}

/** Somebody that the platform knows. */
export interface Known {
  readonly account: Account;
  readonly email: string;
  readonly name: string;
}

/** An adapter with its real platform, or a stand-in that speaks the platform's own protocol, around it. */
export interface Harness {
  readonly adapter: ChatAdapter;
  readonly one: Known;
  readonly other: Known;
  /** Everybody whom the platform knows, these two first. */
  readonly people: readonly Known[];
  /** A place of this platform that does not exist. */
  readonly nowhere: Place;
  /** Starts adapter and platform. */
  start(receive: Receive): Promise<void>;
  /** Ends everything. */
  close(): Promise<void>;
  /** What a person does; each resolves when the platform has had its answer. */
  say(who: Known, text: string): Promise<Shown>;
  press(who: Known, button: SeenButton): Promise<Shown>;
  submit(who: Known, form: Form, values: Readonly<Record<string, string>>): Promise<Shown>;
  /** Changes what somebody said last, or removes it; left out where a platform has neither. */
  change?(who: Known, text: string | undefined): Promise<Shown>;
  /** Somebody opens the bot's own page: what it says and the labels of its buttons. */
  home(who: Known): Promise<string>;
  /** Notes for the person alone that stand in a conversation; left out where notes come with the answer alone. */
  notes?(who: Known): readonly string[];
  /** The platform repeats what it delivered last, as it does when it got no answer in time. */
  repeatLast(): Promise<void>;
  /** Everything the person reads in the private conversation with the bot, own words left out, oldest first. */
  read(who: Known): Promise<readonly Seen[]>;
  /** The platform hands the bot's last message back to it; left out where a platform never does. */
  echo?(): Promise<void>;
}

const hostile = [
  '<img src=x onerror=alert(1)><script>alert(1)</script>',
  '**ikke fed** _ikke kursiv_ [ikke et link](https://x.example) # ~~`kode`~~',
  'abc \u202Egnirts sdrawkcab\u202C def שלום',
  '👩‍👧 familie 🏳️‍🌈',
  '&amp; &lt; <@U123> <!channel> @here',
];

const form: Form = {
  name: 'inquire',
  value: 'q-1',
  lang: 'da',
  title: 'Send videre',
  submit: 'Send',
  cancel: 'Fortryd',
  fields: [
    { name: 'question', label: 'Spørgsmål', kind: 'text', required: true },
    { name: 'did', label: 'Hvad gjorde du?', kind: 'line' },
  ],
};

function paragraph(markdown: string): Message {
  return { lang: 'da', text: markdown, blocks: [{ type: 'text', markdown }] };
}

function quote(text: string): Message {
  return { lang: 'da', text: 'Et spørgsmål', blocks: [{ type: 'quote', text }] };
}

function card(...buttons: readonly SeenButton[]): Message {
  return { lang: 'da', text: 'Et kort', blocks: [{ type: 'buttons', buttons: [...buttons] }] };
}

/**
 * What every chat adapter keeps: the accidents that bots are known for, told in neutral terms.
 * `create` makes a fresh harness for each test.
 */
export function chatAdapterContract(name: string, create: () => Harness | Promise<Harness>): void {
  describe(`${name} keeps the adapter contract`, () => {
    let harness: Harness;
    let events: ChatEvent[];
    let reply: (event: ChatEvent) => Reply;

    beforeEach(async () => {
      harness = await create();
      events = [];
      reply = () => ({});
      await harness.start(async (event) => {
        events.push(event);
        return reply(event);
      });
    });
    afterEach(() => harness.close());

    const last = () => events.at(-1);
    const read = async (who = harness.one) => (await harness.read(who)).map(({ text }) => text);

    async function envelope(key: string, message: Message, who = harness.one): Promise<Envelope> {
      const place = await harness.adapter.privatePlace(who.account);
      if (!place) throw new Error(`Cannot test: ${who.name} has no private place.`);
      return { key, place, message };
    }

    async function sent(key: string, message: Message, who = harness.one): Promise<string> {
      const outcome = await harness.adapter.send(await envelope(key, message, who));
      if (!outcome.ok) throw new Error(`Cannot test: sending failed: ${outcome.detail}`);
      return outcome.ref;
    }

    test('what is said arrives with the words, who and where', async () => {
      await harness.say(harness.one, 'hvordan logger jeg på?');
      const place = await harness.adapter.privatePlace(harness.one.account);
      expect(last()).toMatchObject({
        kind: 'said',
        text: 'hvordan logger jeg på?',
        account: harness.one.account,
        place,
      });
      expect(place).toMatchObject({ private: true, platform: harness.adapter.platform });
    });

    test('an event has the same id when the platform repeats it, and another when a person does', async () => {
      await harness.say(harness.one, 'hej');
      await harness.repeatLast();
      await harness.say(harness.one, 'hej');
      const ids = events.filter((event) => event.kind === 'said').map(({ id }) => id);
      expect(new Set(ids).size).toBe(2);
      expect(ids.at(-1)).not.toBe(ids[0]);
      for (const id of ids) expect(id.length).toBeLessThanOrEqual(200);
    });

    test('two people never share an event id or a place', async () => {
      await harness.say(harness.one, 'hej');
      await harness.say(harness.other, 'hej');
      const [one, other] = events;
      expect(one?.id).not.toBe(other?.id);
      expect(one?.place.id).not.toBe(other?.place.id);
    });

    test("the bot's own messages are not heard as somebody's words", async () => {
      await sent('m-1', paragraph('Jeg er botten.'));
      await harness.echo?.();
      expect(events.filter((event) => event.kind === 'said')).toEqual([]);
    });

    test('a message reaches the person it is for and nobody else', async () => {
      await sent('m-1', paragraph('Kun til dig'));
      expect(await read()).toEqual(['Kun til dig']);
      expect(await read(harness.other)).toEqual([]);
    });

    test('messages are read in the order they were sent', async () => {
      for (const at of [1, 2, 3]) await sent(`m-${at}`, paragraph(`Nummer ${at}`));
      expect(await read()).toEqual(['Nummer 1', 'Nummer 2', 'Nummer 3']);
    });

    test('the same key sent twice is shown once, where the platform can tell', async () => {
      const twice = await envelope('m-1', paragraph('Én gang'));
      await harness.adapter.send(twice);
      if (!harness.adapter.delivered) return;
      const ref = await harness.adapter.delivered(twice);
      if (ref === null) await harness.adapter.send(twice);
      expect(await read()).toEqual(['Én gang']);
    });

    test('looking back finds what was sent by its key and nothing else', async () => {
      if (!harness.adapter.delivered) return;
      const ref = await sent('m-1', paragraph('Sendt'));
      expect(await harness.adapter.delivered(await envelope('m-1', paragraph('Sendt')))).toBe(ref);
      expect(await harness.adapter.delivered(await envelope('m-2', paragraph('Sendt')))).toBeNull();
    });

    test('an update replaces the message where it stands', async () => {
      const ref = await sent('m-1', card({ label: 'Tag', action: 'claim', value: 'q-1' }));
      await sent('m-2', paragraph('Senere'));
      const updated = await harness.adapter.update(ref, await envelope('m-3', paragraph('Taget af Jonas')));
      expect(updated.ok).toBe(true);
      const [first, second] = await harness.read(harness.one);
      expect(first).toEqual({ text: 'Taget af Jonas', buttons: [] });
      expect(second?.text).toBe('Senere');
    });

    test('a text of 10,000 characters is read whole, its end too', async () => {
      const text = `${'Ord og flere ord. '.repeat(555)}Slut.`.padStart(10_000, '-');
      await sent('m-1', paragraph(text));
      const shown = (await read()).join('').replaceAll(/\s+/g, '');
      expect(shown).toContain(text.replaceAll(/\s+/g, ''));
    });

    test('a long text that a person writes arrives whole', async () => {
      const text = `${'æøå '.repeat(900)}slut`;
      await harness.say(harness.one, text);
      expect(last()).toMatchObject({ kind: 'said', text });
    });

    test.for(hostile)('words that a person wrote are shown as they are: %s', async (text) => {
      await sent('m-1', quote(text));
      const [shown] = await read();
      expect(shown).toContain(text);
    });

    test.for(hostile)('what a person says arrives as it was typed: %s', async (text) => {
      await harness.say(harness.one, text);
      expect(last()).toMatchObject({ kind: 'said', text });
    });

    test('a null byte harms nothing on its way in or out', async () => {
      await harness.say(harness.one, 'før\0efter');
      expect(last()).toMatchObject({ kind: 'said', text: expect.stringMatching(/^før.?efter$/u) });
      await sent('m-1', quote('før\0efter'));
      expect((await read())[0]).toMatch(/før.?efter/u);
    });

    test('a button brings its action and value back exactly as they were', async () => {
      const buttons = [
        { label: 'Tag', action: 'claim', value: 'q-1' },
        { label: 'Uden værdi', action: 'help', value: '' },
        { label: 'Tegn', action: 'choose', value: `"'<&>|${'æ'.repeat(190)}` },
      ];
      await sent('m-1', card(...buttons));
      const [shown] = await harness.read(harness.one);
      expect(shown?.buttons).toEqual(buttons);
      for (const button of shown?.buttons ?? []) await harness.press(harness.one, button);
      expect(events.map((event) => event.kind === 'pressed' && [event.action, event.value])).toEqual(
        buttons.map(({ action, value }) => [action, value]),
      );
    });

    test('a press that the platform repeats keeps its id', async () => {
      await sent('m-1', card({ label: 'Tag', action: 'claim', value: 'q-1' }));
      await harness.press(harness.one, { label: 'Tag', action: 'claim', value: 'q-1' });
      await harness.repeatLast();
      expect(new Set(events.map(({ id }) => id)).size).toBe(1);
    });

    test('a form opens for the one who asked and brings its values back', async () => {
      await sent('m-1', card({ label: 'Send videre', action: 'inquire', value: '' }));
      reply = (event) => (event.kind === 'pressed' ? { form } : {});
      const opened = await harness.press(harness.one, { label: 'Send videre', action: 'inquire', value: '' });
      expect(opened.form).toEqual({ name: 'inquire', fields: ['question', 'did'] });
      const values = { question: 'hvad gør jeg?\nlinje to', did: '' };
      await harness.submit(harness.one, form, values);
      expect(last()).toMatchObject({
        kind: 'submitted',
        form: 'inquire',
        value: 'q-1',
        values,
        account: harness.one.account,
      });
    });

    test('what is wrong with a form is told beside its field', async () => {
      await sent('m-1', card({ label: 'Send videre', action: 'inquire', value: '' }));
      reply = (event) => (event.kind === 'pressed' ? { form } : {});
      await harness.press(harness.one, { label: 'Send videre', action: 'inquire', value: '' });
      reply = () => ({ errors: { question: 'Skriv et spørgsmål.' } });
      const shown = await harness.submit(harness.one, form, { question: '', did: '' });
      expect(shown.errors).toEqual({ question: 'Skriv et spørgsmål.' });
    });

    test('a note is seen by the one who acted and by nobody else', async () => {
      await sent('m-1', card({ label: 'Mine', action: 'mine', value: '' }));
      reply = () => ({ note: paragraph('Kun for dine øjne') });
      const shown = await harness.press(harness.one, { label: 'Mine', action: 'mine', value: '' });
      expect(shown.note).toContain('Kun for dine øjne');
      expect((await read(harness.other)).join()).not.toContain('øjne');
    });

    test('a person is found by account and by e-mail address in any case', async () => {
      const { account, email, name: known } = harness.one;
      expect(await harness.adapter.lookUp(account)).toMatchObject({ account, name: known });
      expect(await harness.adapter.lookUp({ email })).toMatchObject({ account });
      expect(await harness.adapter.lookUp({ email: email.toUpperCase() })).toMatchObject({ account });
    });

    test('a stranger is not found and has no private place', async () => {
      const stranger = { platform: harness.adapter.platform, id: 'nobody-here' };
      expect(await harness.adapter.lookUp(stranger)).toBeUndefined();
      expect(await harness.adapter.lookUp({ email: 'nobody@nowhere.example' })).toBeUndefined();
      expect(await harness.adapter.privatePlace(stranger)).toBeUndefined();
    });

    test('somebody who was forgotten can speak again and is answered, and a stranger is no surprise', async () => {
      const { adapter, one } = harness;
      if (!adapter.forget) return;
      await harness.say(one, 'hej');
      await adapter.forget(one.account);
      await adapter.forget(one.account);
      await adapter.forget({ platform: adapter.platform, id: 'nobody-here' });
      await harness.say(one, 'er du der stadig?');
      expect(last()).toMatchObject({ kind: 'said', text: 'er du der stadig?', account: one.account });
      await sent('m-1', paragraph('Ja'));
      expect(await read()).toEqual(['Ja']);
    });

    test('a place that is not there is gone, not a surprise', async () => {
      const lost = { key: 'm-1', place: harness.nowhere, message: paragraph('Hallo?') };
      expect(await harness.adapter.send(lost)).toMatchObject({ ok: false, problem: 'gone' });
    });

    test('a message that is not there cannot be replaced, and that is no surprise either', async () => {
      const outcome = await harness.adapter.update('no-such-ref', await envelope('m-1', paragraph('Ny')));
      expect(outcome.ok).toBe(false);
    });

    test('a stopped adapter sends nothing and says so', async () => {
      const late = await envelope('m-1', paragraph('For sent'));
      await harness.adapter.stop();
      expect(await harness.adapter.send(late)).toMatchObject({ ok: false, problem: 'again' });
    });
  });
}
