import { mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keepInFolder } from '../../../adapters/teams/index.ts';
import type { ChatEvent } from '../../../src/event.ts';
import type { Form, Message, Reply } from '../../../src/message.ts';
import type { Json } from '../../support/json.ts';
import {
  actionsIn,
  cardsIn,
  channel,
  inputsIn,
  jonas,
  mette,
  referenceOf,
  startTeams,
  type TeamsSetup,
  textIn,
} from '../../support/teams-client.ts';
import { bot, personalOf } from '../../support/teams-service.ts';

const group = '19:group@thread.v2';
const thread = `${channel};messageid=1700000000001`;
const mention = { type: 'mention', mentioned: { id: bot, name: 'Medvind' }, text: '<at>Medvind</at>' };
const other = { type: 'mention', mentioned: { id: jonas.id, name: 'Jonas' }, text: '<at>Jonas</at>' };

const form: Form = {
  name: 'forward',
  value: 'i-1',
  lang: 'da',
  title: 'Send videre',
  submit: 'Se det',
  cancel: 'Fortryd',
  fields: [{ name: 'text', label: 'Spørgsmål', kind: 'text', required: true }],
};
const preview: Form = { ...form, name: 'forwardSend', fields: [] };

function paragraph(markdown: string): Message {
  return { lang: 'da', text: markdown, blocks: [{ type: 'text', markdown }] };
}

describe('Teams', () => {
  let setup: TeamsSetup;
  let events: ChatEvent[];
  let reply: (event: ChatEvent) => Reply;
  beforeEach(async () => {
    events = [];
    reply = () => ({});
    const found = { title: 'Første login', message: paragraph('Sådan gør du') };
    setup = await startTeams({
      dialogActions: ['forward'],
      search: async (text) => (text.includes('login') ? [found] : []),
    });
    await setup.start(async (event) => {
      events.push(event);
      return reply(event);
    });
  });
  afterEach(() => setup.close());

  const last = () => events.at(-1);
  const readBy = (user: typeof mette) =>
    setup.service.messages
      .filter(({ conversation }) => conversation === personalOf(user.id))
      .flatMap(({ activity }) => cardsIn(activity).map(textIn));
  const invoke = (name: string, value: Json, where?: string) =>
    setup.deliver(setup.activity(mette, { type: 'invoke', name, value }, where));
  const press = (action: string) => ({
    action: {
      type: 'Action.Execute',
      verb: 'press',
      data: { medvind: { kind: 'press', action, value: 'i-1' } },
    },
  });

  test('a mention in a channel is asked in its thread, without the mention', async () => {
    const text = '<at>Medvind</at>&nbsp;hvordan logger <at>Jonas</at> på? 3 < 4';
    await setup.deliver(
      setup.activity(mette, { text: text.replace('&nbsp;', '\u00a0'), entities: [mention, other] }, thread),
    );
    expect(last()).toMatchObject({
      kind: 'said',
      text: 'hvordan logger Jonas på? 3 < 4',
      place: { id: channel, thread: '1700000000001', private: false },
      lang: 'da',
    });
    const { place } = last() ?? {};
    if (place) await setup.adapter.send({ key: 'm', place, message: paragraph('Svar') });
    expect(setup.service.messages.map(({ conversation }) => conversation)).toEqual([thread]);
  });

  test('talk between colleagues that does not mention the bot is nobody’s question', async () => {
    await setup.deliver(setup.activity(mette, { text: 'hej alle' }, group));
    await setup.deliver(setup.activity(mette, { text: '<at>Jonas</at> hej', entities: [other] }, channel));
    expect(events).toEqual([]);
  });

  test('what looks like a mention but is none stays as it was typed', async () => {
    await setup.deliver(setup.activity(mette, { text: 'skriv <at>Medvind</at> i mailen' }));
    expect(last()).toMatchObject({ text: 'skriv <at>Medvind</at> i mailen' });
  });

  test('an edit and a deletion name the message they are about, each edit with an id of its own', async () => {
    const said = setup.activity(mette, { text: 'første' });
    await setup.deliver(said);
    const edit = (text: string, timestamp: string) =>
      setup.deliver({
        ...said,
        type: 'messageUpdate',
        text,
        timestamp,
        channelData: { ...(said['channelData'] as Json), eventType: 'editMessage' },
      });
    await edit('anden', '2026-11-23T10:00:00Z');
    await edit('tredje', '2026-11-23T10:01:00Z');
    await setup.deliver({
      ...said,
      type: 'messageDelete',
      channelData: { ...(said['channelData'] as Json), eventType: 'softDeleteMessage' },
    });
    expect(events.slice(1)).toMatchObject([
      { kind: 'changed', message: said['id'], text: 'anden' },
      { kind: 'changed', message: said['id'], text: 'tredje' },
      { kind: 'changed', message: said['id'] },
    ]);
    expect(events.at(-1)).not.toHaveProperty('text');
    expect(new Set(events.map(({ id }) => id)).size).toBe(4);
  });

  const languages: readonly (readonly [string | undefined, string | undefined])[] = [
    ['da-DK', 'da'],
    ['en-GB', 'en'],
    ['fr-FR', undefined],
    [undefined, undefined],
  ];
  test.each(languages)('a client in %s reports %s', async (locale, lang) => {
    await setup.deliver(setup.activity(mette, { text: 'hej', locale }));
    expect(last()?.lang).toBe(lang);
  });

  test('installing is joining, removing is leaving and ends what is sent there', async () => {
    await setup.deliver(setup.activity(mette, { type: 'installationUpdate', action: 'add' }));
    await setup.deliver(setup.activity(mette, { type: 'installationUpdate', action: 'remove' }));
    expect(events.map(({ kind }) => kind)).toEqual(['joined', 'left']);
    const place = { platform: 'teams', id: personalOf(mette.id), private: true };
    expect(await setup.adapter.send({ key: 'm', place, message: paragraph('x') })).toMatchObject({
      problem: 'gone',
    });
    expect(setup.adapter.unreachable()).toMatchObject([
      { why: expect.stringContaining('has removed Medvind') },
    ]);
  });

  test('a form of two steps goes on in the same dialog and closes with a line in the chat', async () => {
    reply = ({ kind }) => (kind === 'pressed' ? { form } : {});
    const data = {
      msteams: { type: 'task/fetch' },
      medvind: { kind: 'press', action: 'forward', value: 'i-1' },
    };
    const opened = await invoke('task/fetch', { data });
    const card = dialogCard(opened.body);
    expect(inputsIn(card)).toEqual(['field:text']);
    reply = () => ({ form: preview });
    const next = await invoke('task/submit', { data: { ...dataOf(card), 'field:text': 'hvad gør jeg?' } });
    expect(last()).toMatchObject({
      kind: 'submitted',
      form: 'forward',
      value: 'i-1',
      values: { text: 'hvad gør jeg?' },
    });
    reply = () => ({ note: paragraph('Det er sendt') });
    const done = await invoke('task/submit', { data: dataOf(dialogCard(next.body)) });
    expect(last()).toMatchObject({ kind: 'submitted', form: 'forwardSend' });
    expect(done.body).toEqual({});
    expect(readBy(mette)).toEqual(['Det er sendt']);
  });

  test('a form in the conversation is replaced by what came of it, for good', async () => {
    reply = () => ({ form });
    await setup.deliver(setup.activity(mette, { text: 'giv mig skemaet' }));
    const [message] = setup.service.messages;
    const [card] = cardsIn(message?.activity ?? {});
    reply = () => ({ note: paragraph('Det er sendt') });
    const action = {
      type: 'Action.Execute',
      verb: 'form',
      data: { ...dataOf(card ?? {}), 'field:text': 'x' },
    };
    const activity = setup.activity(mette, {
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action },
      replyToId: message?.id,
    });
    const { body } = await setup.deliver(activity);
    expect(textIn(body['value'] as Json)).toBe('Det er sendt');
    expect(readBy(mette)).toEqual(['Det er sendt']);
  });

  test('a form that is given up sends nothing and goes away', async () => {
    reply = () => ({ form });
    await setup.deliver(setup.activity(mette, { text: 'giv mig skemaet' }));
    const [message] = setup.service.messages;
    const [card] = cardsIn(message?.activity ?? {});
    const cancel = actionsIn(card ?? {}).find(({ title }) => title === 'Fortryd');
    const action = { type: 'Action.Execute', data: cancel?.['data'] };
    const before = events.length;
    await setup.deliver(
      setup.activity(mette, {
        type: 'invoke',
        name: 'adaptiveCard/action',
        value: { action },
        replyToId: message?.id,
      }),
    );
    expect(events).toHaveLength(before);
    expect(readBy(mette)).toEqual(['Fortrudt. Der er ikke sendt noget.']);
  });

  test('an old client that sends a button as a message is understood', async () => {
    const value = { medvind: { kind: 'press', action: 'claim', value: 'q-1' } };
    await setup.deliver(setup.activity(mette, { text: null, value, replyToId: 'm-9' }));
    expect(last()).toMatchObject({ kind: 'pressed', action: 'claim', value: 'q-1', message: 'm-9' });
  });

  test('in a group a short note is a line for the one who pressed, a long one comes privately', async () => {
    await setup.deliver(setup.activity(mette, { text: '<at>Medvind</at> hej', entities: [mention] }, group));
    reply = () => ({ note: paragraph('Taget af Jonas') });
    const short = await invoke('adaptiveCard/action', press('claim'), group);
    expect(short.body['value']).toBe('Taget af Jonas');
    reply = () => ({
      note: { lang: 'da', text: 'Mine', blocks: [{ type: 'quote', text: 'mit spørgsmål' }] },
    });
    const long = await invoke('adaptiveCard/action', press('mine'), group);
    expect(long.body['value']).toBe('Jeg har svaret dig i vores private samtale.');
    expect(readBy(mette)).toEqual(['mit spørgsmål']);
    expect(setup.service.messages.filter(({ conversation }) => conversation === group)).toEqual([]);
  });

  test('the personal card opens on a word and is brought up to date where it stands', async () => {
    reply = () => ({ home: paragraph('Din side: 1') });
    await setup.deliver(setup.activity(mette, { text: 'Hjem' }));
    expect(last()).toMatchObject({ kind: 'opened' });
    reply = () => ({ home: paragraph('Din side: 2') });
    await invoke('adaptiveCard/action', press('setDuty'));
    expect(readBy(mette)).toEqual(['Din side: 2']);
  });

  test('"Spørg Medvind" on a message opens its words to be changed, and asks them privately', async () => {
    const messagePayload = {
      body: { contentType: 'html', content: '<p>Hvordan logger <b>man</b> p&aring;?</p><p>3 &lt; 4</p>' },
    };
    const opened = await invoke(
      'composeExtension/fetchTask',
      { commandId: 'askMedvind', messagePayload },
      group,
    );
    const card = dialogCard(opened.body);
    expect(JSON.stringify(card)).toContain('3 < 4');
    const submitted = await invoke(
      'composeExtension/submitAction',
      { data: { ...dataOf(card), 'field:text': 'Hvordan logger man på?' } },
      group,
    );
    expect(last()).toMatchObject({
      kind: 'said',
      text: 'Hvordan logger man på?',
      place: { id: personalOf(mette.id), private: true },
    });
    expect(JSON.stringify(submitted.body)).toContain('private samtale');
    reply = () => ({ note: paragraph('Skriv uden CPR'), stopped: true });
    const stopped = await invoke(
      'composeExtension/submitAction',
      { data: { ...dataOf(card), 'field:text': 'x' } },
      group,
    );
    expect(textIn(dialogCard(stopped.body))).toContain('Skriv uden CPR');
  });

  test('a conversation where the bot is only searched from is not kept', async () => {
    const where = '19:somewhere@thread.v2';
    await invoke('composeExtension/query', { parameters: [{ name: 'query', value: 'login' }] }, where);
    const place = { platform: 'teams', id: where, private: false };
    expect(await setup.adapter.send({ key: 'm', place, message: paragraph('x') })).toMatchObject({
      problem: 'gone',
      detail: expect.stringContaining('has not met it'),
    });
  });

  test('a card that is asked for after it was forgotten stays as it is', async () => {
    const activity = setup.activity(mette, {
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: 'long-ago',
      value: { action: { type: 'Action.Execute', data: { medvind: { kind: 'refresh' } } } },
    });
    expect((await setup.deliver(activity)).body).toMatchObject({ statusCode: 404 });
    expect(events).toEqual([]);
  });

  test('the search gives approved answers without buttons, and a hint before anything is typed', async () => {
    const query = (text: string) =>
      invoke('composeExtension/query', {
        commandId: 'searchAnswers',
        parameters: [{ name: 'query', value: text }],
      });
    const found = (await query('login')).body['composeExtension'] as Json;
    expect(found).toMatchObject({
      type: 'result',
      attachments: [{ preview: { content: { title: 'Første login' } } }],
    });
    expect((await query('')).body).toMatchObject({ composeExtension: { type: 'message' } });
    expect(events).toEqual([]);
  });

  test('a core that fails is told to the person and not to the log with their words', async () => {
    reply = () => {
      throw new Error('the store is gone');
    };
    await setup.deliver(setup.activity(mette, { text: 'hemmeligt' }));
    const pressed = await invoke('adaptiveCard/action', press('claim'));
    expect(readBy(mette)).toEqual(['Det gik ikke. Der er ikke sket noget; prøv igen om et øjeblik.']);
    expect(pressed.body['value']).toContain('Det gik ikke');
    expect(setup.logged.join()).not.toContain('hemmeligt');
  });

  test('data that is not ours does nothing', async () => {
    for (const data of [
      {},
      { medvind: 'x' },
      { medvind: { kind: 'press', action: 'claim' } },
      null,
      'x',
      [],
    ]) {
      const { status } = await invoke('adaptiveCard/action', { action: { type: 'Action.Execute', data } });
      expect(status).toBe(200);
    }
    expect(events).toEqual([]);
  });

  test('event ids are short, whatever Teams calls its conversations', async () => {
    const id = `a:${'x'.repeat(900)}`;
    await setup.deliver(setup.activity(mette, { text: 'hej' }, id));
    expect(last()?.id.length).toBeLessThanOrEqual(150);
  });
});

describe('kept conversations', () => {
  test('survive a start, for this user’s eyes only, and are gone when they are removed', async () => {
    const folder = join(await mkdtemp(join(tmpdir(), 'medvind-teams-')), 'teams');
    const setup = await startTeams({ known: [] });
    const keeper = keepInFolder(folder);
    expect(await keeper.all()).toEqual([]);
    await keeper.put(referenceOf(mette, setup.service));
    await keeper.put(referenceOf(jonas, setup.service));
    await keeper.put(referenceOf(jonas, setup.service));
    const files = await readdir(folder);
    expect(files).toHaveLength(2);
    expect((await stat(join(folder, files[0] ?? ''))).mode & 0o077).toBe(0);
    await keepInFolder(folder).remove(personalOf(jonas.id));
    expect(await keepInFolder(folder).all()).toEqual([referenceOf(mette, setup.service)]);
    await writeFile(join(folder, 'x.json'), '{');
    await expect(keeper.all()).rejects.toThrow(/Cannot read the Teams conversation .*x\.json/);
    await setup.close();
  });

  test('of somebody who is forgotten nothing is left on the disk, also for the next start', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'medvind-teams-'));
    const setup = await startTeams({ references: keepInFolder(folder), known: [] });
    await setup.start(async () => ({}));
    for (const user of [mette, jonas]) {
      await setup.deliver(setup.activity(user, { text: 'hej' }));
      await setup.adapter.lookUp({ platform: 'teams', id: user.id });
    }
    const kept = async () => {
      const names = await readdir(folder);
      return (await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))).join();
    };
    expect(await kept()).toContain(mette.email);
    await setup.adapter.forget?.({ platform: 'teams', id: mette.id });
    for (const trace of [mette.id, mette.name, mette.email, personalOf(mette.id), 'object-mette']) {
      expect(await kept()).not.toContain(trace);
    }
    expect(await kept()).toContain(jonas.email);
    expect(await setup.adapter.privatePlace({ platform: 'teams', id: mette.id })).toBeUndefined();
    expect(await setup.adapter.lookUp({ email: mette.email })).toBeUndefined();
    await setup.close();
  });
});

function dialogCard(body: Json): Json {
  const value = ((body['task'] ?? {}) as Json)['value'] as Json;
  return (value['card'] as Json)['content'] as Json;
}

function dataOf(card: Json): Json {
  return (actionsIn(card).find(({ data }) => JSON.stringify(data).includes('"form"'))?.['data'] ??
    {}) as Json;
}
