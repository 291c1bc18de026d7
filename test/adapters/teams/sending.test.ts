import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createPace } from '../../../adapters/teams/pace.ts';
import type { Place } from '../../../src/event.ts';
import type { Message } from '../../../src/message.ts';
import { everyBlock } from '../../support/every-block.ts';
import type { Json } from '../../support/json.ts';
import { cardPng } from '../../support/png.ts';
import {
  cardsIn,
  channel,
  jonas,
  mette,
  startTeams,
  type TeamsSetup,
  textIn,
} from '../../support/teams-client.ts';
import { password, personalOf, type TeamsUser } from '../../support/teams-service.ts';

const here: Place = { platform: 'teams', id: personalOf(mette.id), private: true };

function paragraph(markdown: string): Message {
  return { lang: 'da', text: markdown, blocks: [{ type: 'text', markdown }] };
}

describe('what goes wrong while sending is told once, by the status', () => {
  let setup: TeamsSetup;
  beforeEach(async () => {
    setup = await startTeams();
    await setup.start(async () => ({}));
  });
  afterEach(() => setup.close());

  const send = (key = 'm-1') => setup.adapter.send({ key, place: here, message: paragraph('Hej') });

  const outcomes: readonly (readonly [number, string, Json, Json])[] = [
    [429, 'again', { 'retry-after': '7' }, { afterMs: 7000 }],
    [429, 'again', {}, { afterMs: undefined }],
    [412, 'again', { 'retry-after': '1' }, { afterMs: 1000 }],
    [500, 'again', {}, {}],
    [502, 'again', {}, {}],
    [503, 'again', { 'retry-after': '3' }, { afterMs: 3000 }],
    [504, 'again', {}, {}],
    [401, 'again', {}, {}],
    [403, 'refused', {}, {}],
    [404, 'gone', {}, {}],
    [413, 'bad', {}, {}],
    [400, 'bad', {}, {}],
  ];
  test.each(outcomes)('%d is %s', async (status, problem, headers, more) => {
    setup.service.trouble({ status, headers: headers as Record<string, string> });
    const sent = await send();
    expect(sent).toMatchObject({ ok: false, problem });
    expect(sent).toEqual(expect.objectContaining(more['afterMs'] === undefined ? {} : more));
    expect(setup.service.calls).toHaveLength(1);
  });

  test('a connection that is cut is no answer: it is told as such, and called once', async () => {
    await send('m-0');
    setup.service.trouble({ status: 0, cut: true });
    const sent = await send('m-1');
    expect(sent).toMatchObject({
      ok: false,
      problem: 'again',
      detail: expect.stringContaining('cannot be reached'),
    });
    expect(setup.service.calls).toHaveLength(2);
  });

  test('what Teams took without giving it an id is said, and not said again', async () => {
    setup.service.trouble({ status: 202, done: true });
    expect(await send()).toMatchObject({ ok: true });
    expect(setup.service.messages).toHaveLength(1);
  });

  test('a time to come back at is read as well as a number of seconds', async () => {
    const later = new Date(Date.now() + 60_000).toUTCString();
    setup.service.trouble({ status: 429, headers: { 'retry-after': later } });
    const sent = await send();
    expect(sent).toMatchObject({ ok: false, problem: 'again' });
    expect((sent as { afterMs: number }).afterMs).toBeGreaterThan(50_000);
  });

  const reasons: readonly (readonly [string, RegExp])[] = [
    ['MessageWritesBlocked', /has blocked Medvind/],
    ['BotDisabledByAdmin', /administrator has not allowed/],
    ['BotNotInConversationRoster', /is not installed/],
    ['SomethingNew', /not allowed to write there/],
  ];
  test.each(reasons)('why somebody cannot be reached is said in words: %s', async (code, words) => {
    setup.service.trouble({ status: 403, body: { error: { code, message: 'no' } } });
    expect(await send()).toMatchObject({ problem: 'refused', detail: expect.stringMatching(words) });
  });

  test('a wrong secret is told as such and never shown', async () => {
    const wrong = await startTeams({
      app: { appId: 'x', password: 'not-this-one', type: 'SingleTenant', tenantId: 't' },
    });
    await wrong.start(async () => ({}));
    const sent = await wrong.adapter.send({ key: 'm', place: here, message: paragraph('Hej') });
    expect(sent).toMatchObject({ ok: false, problem: 'again', detail: expect.stringContaining('secret') });
    expect(JSON.stringify([sent, wrong.logged])).not.toContain('not-this-one');
    await wrong.close();
  });

  test('one token serves many messages', async () => {
    await Promise.all([1, 2, 3, 4, 5].map((at) => send(`m-${at}`)));
    expect(setup.service.tokensGiven).toBe(1);
    expect(JSON.stringify(setup.service.calls)).not.toContain(password);
  });

  test('through a storm of faults every message arrives once, tried again by its sender', async () => {
    const storm = [429, 503, 502, 429, 504, 412, 500, 429, 429, 503];
    setup.service.trouble(...storm.flatMap((status) => [{ status }, undefined]));
    for (let at = 0; at < 12; at++) {
      const place = { ...here, id: personalOf(at % 2 === 0 ? mette.id : jonas.id) };
      const envelope = { key: `m-${at}`, place, message: paragraph(`Nummer ${at}`) };
      for (let tries = 0; tries < 20; tries++) {
        const sent = await setup.adapter.send(envelope);
        if (sent.ok) break;
        expect(sent.problem).toBe('again');
      }
    }
    const read = setup.service.messages.flatMap(({ activity }) => cardsIn(activity).map(textIn));
    expect(read.toSorted()).toEqual(Array.from({ length: 12 }, (_, at) => `Nummer ${at}`).toSorted());
  });

  test('a long message that failed half way goes on where it stopped', async () => {
    const blocks = Array.from({ length: 12 }, (_, at) => ({
      type: 'text' as const,
      markdown: `Del ${at}. ${'Ord og flere ord. '.repeat(450)}`,
    }));
    const message: Message = { lang: 'da', text: 'Langt', blocks };
    setup.service.trouble(undefined, { status: 503 });
    expect(await setup.adapter.send({ key: 'm', place: here, message })).toMatchObject({ problem: 'again' });
    const sent = await setup.adapter.send({ key: 'm', place: here, message });
    expect(sent.ok).toBe(true);
    const read = setup.service.messages.flatMap(({ activity }) => cardsIn(activity).map(textIn)).join('\n');
    expect(read.match(/Del \d+\./g)).toEqual(blocks.map((_, at) => `Del ${at}.`));
    for (const { activity } of setup.service.messages)
      expect(JSON.stringify(activity).length).toBeLessThan(51_200);
    const ref = sent.ok ? sent.ref : '';
    await setup.adapter.update(ref, { key: 'u', place: here, message: paragraph('Kort') });
    expect(setup.service.messages.map(({ activity }) => cardsIn(activity).map(textIn))).toEqual([['Kort']]);
  });

  test('a message with everything in it is one card with text for those who hear it', async () => {
    await setup.adapter.send({ key: 'm', place: here, message: everyBlock });
    const [message] = setup.service.messages;
    const [card] = cardsIn(message?.activity ?? {});
    expect(message?.activity['summary']).toBe(everyBlock.text);
    expect(card).toMatchObject({ type: 'AdaptiveCard', version: '1.5', lang: 'da' });
    const json = JSON.stringify(card);
    expect(json).toContain('"altText":"En kurve, der stiger"');
    expect(json).toContain('"style":"heading"');
    expect(json).toContain('"firstRowAsHeader":true');
    expect(json).toContain('Action.ShowCard');
    expect(json).toContain('"userIds":["29:mette"]');
    const fallbacks = JSON.parse(json, (_, value) =>
      value?.type === 'Action.Execute' && !value.fallback ? 'bare' : value,
    );
    expect(JSON.stringify(fallbacks.body)).not.toContain('bare');
  });

  test('a picture that is too large is told in words', async () => {
    const png = cardPng(2000, 10).toString('base64');
    const blocks = [{ type: 'picture' as const, png, alt: 'En kurve' }];
    await setup.adapter.send({ key: 'm', place: here, message: { lang: 'da', text: 'x', blocks } });
    const [card] = cardsIn(setup.service.messages[0]?.activity ?? {});
    expect(JSON.stringify(card)).not.toContain('data:image');
    expect(textIn(card ?? {})).toContain('En kurve (Billedet er for stort til Teams.)');
  });

  test('a client that shows a card again gets it as it is now', async () => {
    const button = { label: 'Tag', action: 'claim', value: 'q-1' };
    const blocks = [{ type: 'buttons' as const, buttons: [button] }];
    const sent = await setup.adapter.send({
      key: 'm',
      place: here,
      message: { lang: 'da', text: 'Kort', blocks },
    });
    const ref = sent.ok ? sent.ref : '';
    await setup.adapter.update(ref, { key: 'u', place: here, message: paragraph('Taget af Jonas') });
    const { body } = await setup.deliver(
      setup.activity(mette, {
        type: 'invoke',
        name: 'adaptiveCard/action',
        replyToId: ref,
        value: {
          action: { type: 'Action.Execute', data: { medvind: { kind: 'refresh' } } },
          trigger: 'automatic',
        },
      }),
    );
    expect(textIn(body['value'] as Json)).toBe('Taget af Jonas');
  });
});

describe('people who have not written to the bot', () => {
  const guest: TeamsUser = { id: '29:gaest', name: 'Gæst', email: 'g@ude.example', userRole: 'guest' };
  const foreign: TeamsUser = {
    id: '29:anden',
    name: 'Anden',
    email: 'a@ude.example',
    tenantId: 'et-andet-sted',
  };
  let setup: TeamsSetup;
  beforeEach(async () => {
    setup = await startTeams({ users: [mette, jonas, guest, foreign], known: [mette] });
    await setup.start(async () => ({}));
    await setup.deliver(setup.activity(mette, { type: 'installationUpdate', action: 'add' }, channel));
  });
  afterEach(() => setup.close());

  test('somebody in the roster of a team is found by e-mail and written to first', async () => {
    const profile = await setup.adapter.lookUp({ email: jonas.email });
    expect(profile).toMatchObject({ account: { id: jonas.id }, name: jonas.name });
    const place = await setup.adapter.privatePlace({ platform: 'teams', id: jonas.id });
    expect(place).toEqual({ platform: 'teams', id: personalOf(jonas.id), private: true });
    if (!place) return;
    expect(await setup.adapter.send({ key: 'm', place, message: paragraph('Hej') })).toMatchObject({
      ok: true,
    });
    await setup.adapter.privatePlace({ platform: 'teams', id: jonas.id });
    const opened = setup.service.calls.filter(({ path }) => path === '/v3/conversations');
    expect(opened).toHaveLength(1);
  });

  test('two who want to write at the same time open one conversation', async () => {
    await setup.adapter.lookUp({ email: jonas.email });
    const account = { platform: 'teams', id: jonas.id };
    await Promise.all([setup.adapter.privatePlace(account), setup.adapter.privatePlace(account)]);
    expect(setup.service.calls.filter(({ path }) => path === '/v3/conversations')).toHaveLength(1);
  });

  test('somebody who cannot be written to is on the list with the reason', async () => {
    await setup.adapter.lookUp({ email: jonas.email });
    setup.service.trouble({ status: 403, body: { error: { code: 'BotNotInConversationRoster' } } });
    expect(await setup.adapter.privatePlace({ platform: 'teams', id: jonas.id })).toBeUndefined();
    expect(setup.adapter.unreachable()).toMatchObject([{ why: expect.stringContaining('not installed') }]);
    expect(setup.logged.join()).not.toContain(jonas.name);
  });

  test('guests and people of other tenants are outsiders', async () => {
    for (const user of [guest, foreign]) {
      await setup.deliver(setup.activity(user, { text: '<at>Medvind</at> hej' }, channel));
      const profile = await setup.adapter.lookUp({ platform: 'teams', id: user.id });
      expect([user.name, profile?.outsider]).toEqual([user.name, true]);
    }
    const own = await setup.adapter.lookUp({ platform: 'teams', id: mette.id });
    expect(own?.outsider).toBeUndefined();
  });

  test('a look-up that fails is an error, so that nobody is taken for a stranger', async () => {
    await setup.deliver(setup.activity(jonas, { text: 'hej' }));
    setup.service.trouble({ status: 503 });
    await expect(setup.adapter.lookUp({ platform: 'teams', id: jonas.id })).rejects.toThrow();
    expect(await setup.adapter.lookUp({ platform: 'teams', id: jonas.id })).toMatchObject({
      name: jonas.name,
    });
  });
});

describe('the pace', () => {
  test('a conversation gets seven messages in a second, and the eighth a time to come back at', async () => {
    const pace = createPace(Date.now, 0);
    const turns = [];
    for (let at = 0; at < 8; at++) turns.push(await pace.turn('a', 't'));
    expect(turns.slice(0, 7)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(turns[7]).toBeGreaterThan(0);
    expect(await pace.turn('b', 't')).toBe(0);
  });

  test('what nobody asked for leaves room for answers in the same tenant', async () => {
    const pace = createPace(Date.now, 0);
    const pulse = await Promise.all(Array.from({ length: 200 }, (_, at) => pace.turn(`p${at}`, 't')));
    expect(pulse.filter((ms) => ms === 0)).toHaveLength(30);
    pace.spoken('asker');
    expect(await pace.turn('asker', 't')).toBe(0);
    expect(await pace.turn('p0', 'another tenant')).toBe(0);
  });

  test('a turn that is refused takes nothing from the longer windows', async () => {
    const pace = createPace(Date.now, 0);
    for (let at = 0; at < 200; at++) await pace.turn('a', 't');
    expect(await pace.turn('a', 't')).toBeLessThanOrEqual(2000);
  });
});
