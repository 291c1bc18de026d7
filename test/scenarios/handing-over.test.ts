import { describe, expect, test } from 'vitest';
import type { Reply } from '../../src/message.ts';
import { createTown, readable, type Town } from '../support/town.ts';

const sara = 'sara-lindholm';
const jonas = 'jonas-kjeldsen';
const rikke = 'rikke-damgaard';
const mikkel = 'mikkel-toft';
const susanne = 'susanne-lorentzen';
const torben = 'torben-mortensen';
const birgitte = 'birgitte-lauridsen';
const unknown = 'min fjernvarme er gået i stykker';

const offeredTo = (town: Town) => town.whoReads('[Tag]');

describe('a question on its way to a superuser', () => {
  test('is shown to the best one first, to all on duty after 15 minutes, then it escalates', async () => {
    const town = await createTown({ at: '2026-11-23 10:00' });
    await town.sendOn(sara, unknown);
    expect(offeredTo(town)).toEqual([jonas]);
    await town.pass(14);
    expect(offeredTo(town)).toEqual([jonas]);
    await town.pass(1);
    expect(offeredTo(town)).toEqual([jonas, rikke, mikkel, susanne]);
    await town.pass(44);
    expect(offeredTo(town)).not.toContain(torben);
    await town.pass(1);
    expect(offeredTo(town)).toContain(torben);
    expect(offeredTo(town)).not.toContain(birgitte);
    await town.pass(60);
    expect(offeredTo(town)).toContain(birgitte);
  });

  test('goes to the skill that its topic asks for', async () => {
    const town = await createTown();
    await town.say(sara, 'hvordan logger jeg på første gang');
    const inquiry = town.button(sara, 'forward')?.value ?? '';
    await town.submit(sara, 'forward', inquiry, { text: 'hvordan logger jeg på første gang' });
    await town.submit(sara, 'forwardSend', inquiry, {});
    expect(offeredTo(town)).toEqual([jonas]);
  });

  test('is never shown to somebody who can not be reached, however alone', async () => {
    const town = await createTown();
    for (const id of [jonas, rikke, susanne]) town.members.delete(id);
    await town.pass(2);
    await town.sendOn(sara, unknown);
    expect(offeredTo(town)).toEqual([mikkel]);
    await town.pass(20);
    expect(offeredTo(town)).toEqual([mikkel]);
  });

  test('goes past those who seem away, unless everybody does', async () => {
    const some = await createTown();
    some.away.add(jonas);
    await some.pass(2);
    await some.sendOn(sara, unknown);
    expect(offeredTo(some)).toHaveLength(1);
    expect(offeredTo(some)).not.toContain(jonas);
    const all = await createTown();
    for (const id of [jonas, rikke, mikkel, susanne]) all.away.add(id);
    await all.pass(2);
    await all.sendOn(sara, unknown);
    expect(offeredTo(all)).toEqual([jonas]);
  });

  test('goes on when the one it was shown to takes the day off', async () => {
    const town = await createTown();
    await town.sendOn(sara, unknown);
    await town.press(jonas, 'setDuty', 'off');
    expect(offeredTo(town).filter((id) => id !== jonas)).toHaveLength(1);
    expect(readable((await town.press(jonas, 'duty')).note)).toContain('ikke på vagt, valgt for i dag');
    await town.press(jonas, 'setDuty', 'roster');
    expect(readable((await town.press(jonas, 'duty')).note)).toContain('**på vagt**');
  });

  test('goes past those who have all they can hold', async () => {
    const town = await createTown();
    for (let n = 0; n < 5; n++) {
      await town.press(jonas, 'claim', await town.sendOn(sara, `${unknown} ${n}`));
    }
    const question = await town.sendOn(sara, unknown);
    const shown = (await town.store.question(question))?.offers.map(({ to }) => to);
    expect(shown).toHaveLength(1);
    expect(shown).not.toContain(jonas);
  });
});

describe('handing a question to a colleague', () => {
  const listed = (reply: Reply) =>
    reply.form?.fields.find(({ name }) => name === 'to')?.options?.map(({ value }) => value) ?? [];

  test('offers those who can be reached, those on duty first, and says how things stand', async () => {
    const town = await createTown();
    town.members.delete(rikke);
    town.members.delete(torben);
    await town.pass(2);
    const question = await town.sendOn(sara, unknown);
    await town.press(jonas, 'claim', question);
    const reply = await town.press(jonas, 'handOver', question);
    expect(listed(reply).slice(0, 2)).toEqual([mikkel, susanne]);
    expect(listed(reply)).toContain(birgitte);
    for (const gone of [rikke, torben]) expect(listed(reply)).not.toContain(gone);
    expect(JSON.stringify(reply.form)).toContain('(på vagt)');
  });

  test('tells who chose somebody that has left meanwhile, and the question stays where it is', async () => {
    const town = await createTown();
    const question = await town.sendOn(sara, unknown);
    await town.press(jonas, 'claim', question);
    expect(listed(await town.press(jonas, 'handOver', question))).toContain(rikke);
    town.members.delete(rikke);
    await town.pass(2);
    const refused = await town.submit(jonas, 'handOver', question, { to: rikke, reason: 'Din afdeling' });
    expect(refused.errors?.['to']).toContain('Rikke Damgaard kan ikke nås her');
    expect((await town.store.question(question))?.claimedBy).toBe(jonas);
  });

  test('says so when there is nobody to hand it to', async () => {
    const town = await createTown();
    for (const id of town.members) if (id !== sara && id !== jonas) town.members.delete(id);
    await town.pass(2);
    const question = await town.sendOn(sara, unknown);
    await town.press(jonas, 'claim', question);
    const reply = await town.press(jonas, 'handOver', question);
    expect(readable(reply.note)).toContain('ingen kolleger, jeg kan nå');
  });
});

describe('of the cards that somebody has of one question', () => {
  const cards = (town: Town, person: string, question: string) =>
    town
      .screen(person)
      .filter(({ ref }) => ref.startsWith(`q:${question}:helper:`))
      .map(({ message }) => readable(message));

  test('only the newest is live once it is handed to somebody who had one', async () => {
    const town = await createTown();
    const question = await town.sendOn(sara, unknown);
    await town.pass(15);
    await town.press(jonas, 'claim', question);
    await town.submit(jonas, 'handOver', question, { to: rikke, reason: 'Din afdeling' });
    const [old, live, ...others] = cards(town, rikke, question);
    expect(others).toEqual([]);
    expect(old).toContain('nyere kort');
    expect(old).not.toContain(unknown);
    expect(live).toContain('[Svar]');
    // It stays so, also when the question moves on.
    await town.submit(rikke, 'answer', question, { text: 'Det gør driften.' });
    await town.press(sara, 'notYet', question);
    expect(cards(town, rikke, question)[0]).toBe(old);
    expect(cards(town, rikke, question)[1]).toContain('Det gør driften.');
  });

  test('only the newest is live once it is offered anew', async () => {
    const town = await createTown();
    const question = await town.sendOn(sara, unknown);
    await town.pass(15);
    await town.press(jonas, 'claim', question);
    await town.press(jonas, 'release', question);
    await town.pass(15);
    const shown = cards(town, rikke, question);
    expect(shown).toHaveLength(2);
    expect(shown.filter((card) => card.includes('[Tag]'))).toEqual([shown[1]]);
  });

  test('it is back and forth the newest that has the buttons', async () => {
    const town = await createTown();
    const question = await town.sendOn(sara, unknown);
    await town.press(jonas, 'claim', question);
    await town.submit(jonas, 'handOver', question, { to: rikke, reason: 'Din afdeling' });
    await town.submit(rikke, 'handOver', question, { to: jonas, reason: 'Det var alligevel din' });
    const shown = cards(town, jonas, question);
    expect(shown.filter((card) => card.includes('[Svar]'))).toEqual([shown[1]]);
    expect(cards(town, rikke, question).join()).not.toContain('[Svar]');
  });
});

const closings = [
  ['in the evening until the next morning', '2026-11-23 18:00', '2026-11-24 07:59', '2026-11-24 08:00'],
  ['on Friday afternoon over the weekend', '2026-11-27 13:30', '2026-11-30 07:59', '2026-11-30 08:00'],
  ['over Christmas and the weekend after it', '2026-12-23 16:00', '2026-12-28 07:59', '2026-12-28 08:00'],
] as const;

describe('outside opening hours a question waits', () => {
  test.each(closings)('%s', async (_, asked, before, after) => {
    const town = await createTown({ at: asked });
    await town.sendOn(sara, unknown);
    expect(town.reads(sara)).toMatch(/Superbrugerne har lukket nu. Spørgsmålet venter til .*8\.00/);
    expect(offeredTo(town)).toEqual([]);
    town.setClock(before);
    await town.tick();
    expect(offeredTo(town)).toEqual([]);
    town.setClock(after);
    await town.tick();
    expect(offeredTo(town)).toHaveLength(1);
    // The night was no waiting time: nobody else sees it before a quarter of an hour has passed.
    await town.pass(14);
    expect(offeredTo(town)).toHaveLength(1);
  });

  test('a question asked shortly before closing goes on in the morning where it was', async () => {
    const town = await createTown({ at: '2026-11-23 15:20' });
    await town.sendOn(sara, unknown);
    const first = offeredTo(town);
    expect(first).toHaveLength(1);
    town.setClock('2026-11-24 08:00');
    await town.tick();
    expect(offeredTo(town)).toEqual(first);
    await town.pass(6);
    expect(offeredTo(town).length).toBeGreaterThan(1);
  });
});

describe('what time alone does', () => {
  test('a claim that leads to nothing goes back after two working hours, and the asker and the superuser read so', async () => {
    const town = await createTown();
    const question = await town.sendOn(sara, unknown);
    await town.press(jonas, 'claim', question);
    expect(town.reads(sara)).toContain('Jonas Kjeldsen har taget dit spørgsmål.');
    await town.pass(119);
    expect((await town.store.question(question))?.state).toBe('claimed');
    await town.pass(1);
    const now = await town.store.question(question);
    expect(now?.state).toBe('offered');
    expect(now?.claimedBy).toBeUndefined();
    expect(town.reads(jonas)).toContain(`Spørgsmål ${question} har ventet længe`);
    const anew = now?.offers.filter(({ at }) => at >= (now?.queuedAt ?? 0)).map(({ to }) => to);
    expect(anew).not.toContain(jonas);
    expect(anew).toContain(rikke);
  });

  test('an answer nobody comes back to counts as solved after three working days, and no sooner', async () => {
    const town = await createTown({ at: '2026-11-26 10:00' });
    const question = await town.sendOn(sara, unknown);
    await town.press(jonas, 'claim', question);
    await town.submit(jonas, 'answer', question, { text: 'Det gør driften.' });
    town.setClock('2026-12-01 09:59');
    await town.tick();
    expect((await town.store.question(question))?.state).toBe('answered');
    town.setClock('2026-12-01 10:01');
    await town.tick();
    const now = await town.store.question(question);
    expect([now?.state, now?.solved]).toEqual(['solved', 'assumed']);
    expect(town.reads(jonas)).toContain('Regnet for løst');
  });

  test('a question back that nobody replies to closes after ten working days, and the asker reads so', async () => {
    const town = await createTown();
    const question = await town.sendOn(sara, unknown);
    await town.press(jonas, 'claim', question);
    await town.submit(jonas, 'askBack', question, { text: 'Hvilket lokale?' });
    town.setClock('2026-12-04 15:00');
    await town.tick();
    expect((await town.store.question(question))?.state).toBe('waiting');
    town.setClock('2026-12-07 10:01');
    await town.tick();
    expect((await town.store.question(question))?.state).toBe('expired');
    expect(town.reads(sara)).toContain('Derfor er det lukket');
  });

  test('ticks that come late, twice or at the same time say nothing twice', async () => {
    const often = await createTown();
    const question = await often.sendOn(sara, unknown);
    for (const time of ['10:15', '11:00', '11:59', '11:59', '12:01', '12:01']) {
      often.setClock(`2026-11-23 ${time}`);
      await Promise.all([often.tick(), often.tick(), often.tick()]);
    }
    const cards = (id: string) =>
      often.screen(id).filter(({ ref }) => ref.startsWith(`q:${question}:helper`));
    expect(cards(jonas)).toHaveLength(1);
    expect(cards(rikke)).toHaveLength(1);
    expect(cards(birgitte)).toHaveLength(1);

    const late = await createTown();
    const slept = await late.sendOn(sara, unknown);
    late.setClock('2026-11-23 12:01');
    await late.tick();
    // All but the one whose duty ended at noon, while nobody looked.
    const shown = async (town: Town, id: string) =>
      (await town.store.question(id))?.offers.map(({ to }) => to).toSorted() ?? [];
    expect(await shown(late, slept)).toEqual((await shown(often, question)).filter((id) => id !== susanne));
  });
});
