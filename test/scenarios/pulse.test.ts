import { describe, expect, test } from 'vitest';
import type { Reply } from '../../src/message.ts';
import { plan } from '../../src/pulse/index.ts';
import { createMemoryStore } from '../../src/store/index.ts';
import { pulseContent } from '../support/pulse-content.ts';
import { createPulseTown, type PulseTown } from '../support/pulse-town.ts';

const units = { a: 8, b: 3 };
const lead = 'birgitte-lauridsen';
const id = 'pulse/implementering/2026-11-24T09:00';
const people = ['a-0', 'a-1', 'a-2', 'a-3', 'a-4', 'a-5', 'a-6', 'a-7', 'b-0', 'b-1', 'b-2'];

/** Answers every item with the same value. */
async function answerAll(town: PulseTown, person: string, value: number): Promise<void> {
  await town.press(person, 'pulseStart');
  for (let n = 0; n < 5; n++) {
    const before = JSON.stringify(await town.screen(person));
    if (!before.includes('pulseAnswer')) return;
    await town.press(person, 'pulseAnswer', `|${value}`);
  }
}

const words = (reply: Reply) => JSON.stringify(reply.note?.blocks ?? '');
const shown = async (town: PulseTown, person: string) => JSON.stringify(await town.screen(person));

describe('a pulse round', () => {
  test('is sent on Tuesday at nine, one message to each, and tells who sees what before anything is asked', async () => {
    const town = await createPulseTown({ units });
    await town.at('2026-11-24 08:59');
    expect(await town.screen('a-0')).toEqual([]);
    await town.at('2026-11-24 09:00');
    await town.at('2026-11-24 09:01');
    for (const person of people) expect(await town.screen(person)).toHaveLength(1);
    const first = await shown(town, 'a-0');
    expect(first).toContain('Hvem ser hvad?');
    expect(first).toContain('fortroligt');
    expect(first).toContain('mindst 5');
    expect(first).not.toContain('pulseAnswer');
  });

  test('that was cut off while it was sent goes on when it is open again, not in the evening', async () => {
    const { content } = await pulseContent({ units });
    const [programme] = content.pulses;
    if (programme === undefined) throw new Error('Cannot plan a round: the shipped content has no pulse.');
    const store = createMemoryStore();
    const now = content.calendar.instantOf('2026-11-24', '09:00');
    const planned = plan(programme, { ...content, waves: [], asked: new Set() }, now, []);
    if (planned.kind !== 'send') throw new Error('Cannot plan a round: none is due on Tuesday at nine.');
    await store.planWave(planned.wave, planned.seats, now);
    const town = await createPulseTown({ units, store });
    await town.at('2026-11-24 20:00');
    expect(await town.screen('a-0')).toEqual([]);
    await town.at('2026-11-25 08:30');
    expect(await town.screen('a-0')).toHaveLength(1);
  });

  test('is answered in place with one tap an item, and no answer stands in the conversation', async () => {
    const town = await createPulseTown({ units });
    await town.at('2026-11-24 09:00');
    await answerAll(town, 'a-0', 4);
    const [card, ...more] = await town.screen('a-0');
    expect(more).toEqual([]);
    expect(JSON.stringify(card)).toContain('Tak for dit svar');
    await town.press('a-0', 'pulseAgain');
    const again = await shown(town, 'a-0');
    await town.press('a-1', 'pulseStart');
    expect(again.replaceAll('a-0', '')).toBe((await shown(town, 'a-1')).replaceAll('a-1', ''));
  });

  test('counts what was changed and what was not relevant as such, and shows figures after closing only', async () => {
    const town = await createPulseTown({ units });
    await town.at('2026-11-24 09:00');
    for (const person of people) await answerAll(town, person, 2);
    await town.press('a-0', 'pulseAgain');
    for (const value of ['|5', '|0']) await town.press('a-0', 'pulseAnswer', value);
    expect(await town.store.results('implementering')).toEqual([]);
    await town.at('2026-12-01 09:00');
    const [result] = await town.store.results('implementering');
    expect(result?.items[0]?.total?.counts).toEqual([0, 10, 0, 0, 1]);
    expect(result?.items[1]?.total?.counts).toEqual([0, 10, 0, 0, 0]);
    // Three answered in b, so a would give them away: the total alone.
    expect(result?.items[0]?.units).toEqual([]);
    expect(words(await town.press(lead, 'pulse'))).toContain('Seneste runde, uge 48');
  });

  test('reminds once, on the second working day, only those who are silent and want it', async () => {
    const town = await createPulseTown({ units });
    await town.at('2026-11-24 09:00');
    await answerAll(town, 'a-0', 3);
    await town.press('a-1', 'pulseSkip');
    await town.press('a-2', 'pulseReminders', '|off');
    await town.at('2026-11-26 08:59');
    expect(await town.screen('a-3')).toHaveLength(1);
    await town.at('2026-11-26 09:00');
    await town.at('2026-11-27 09:00');
    for (const person of ['a-0', 'a-1', 'a-2']) expect(await town.screen(person)).toHaveLength(1);
    for (const person of ['a-3', 'b-0']) expect(await town.screen(person)).toHaveLength(2);
  });

  test('can be come back to by writing to the bot and from one’s own page, the same whether one has answered or not', async () => {
    const town = await createPulseTown({ units });
    await town.say('a-0', 'pulsmåling');
    expect(await shown(town, 'a-0')).toContain('ingen pulsmåling');
    await town.say('b-0', 'puls');
    expect(await shown(town, 'b-0')).toContain('En pulsmåling er nogle korte udsagn');
    expect(JSON.stringify((await town.open('a-0')).home)).not.toContain('pulseCard');
    await town.at('2026-11-24 09:00');
    await answerAll(town, 'a-0', 4);
    const again: string[] = [];
    for (const person of ['a-0', 'a-1']) {
      await town.say(person, 'pulsmåling');
      await town.say(person, 'Jeg vil svare på pulsmålingen');
      expect(JSON.stringify((await town.open(person)).home)).toContain('kan svare på til');
      await town.press(person, 'pulseCard', 'home');
      const cards = (await town.screen(person))
        .slice(-4)
        .filter((one) => JSON.stringify(one).includes('pulseStart'));
      expect(cards).toHaveLength(3);
      again.push(JSON.stringify(cards).replaceAll(person, ''));
    }
    expect(again[0]).toBe(again[1]);
    await answerAll(town, 'a-1', 2);
    expect(await shown(town, 'a-1')).toContain('Tak for dit svar');
    expect(JSON.stringify((await town.say(lead, 'pulsmåling')).note ?? (await town.screen(lead)))).toContain(
      'pulsePause',
    );
  });

  test('takes no answers once it is closed, and says so', async () => {
    const town = await createPulseTown({ units });
    await town.at('2026-11-24 09:00');
    await town.at('2026-12-01 09:00');
    const reply = await town.press('a-0', 'pulseStart', '2026-11-24T09:00');
    expect(words(reply)).toContain('tager ikke imod svar');
  });

  test('stops a comment with a CPR number and keeps one without', async () => {
    const comments = { on: true, from: 10, themes: [] };
    const town = await createPulseTown({ units, programme: { comments } });
    await town.at('2026-11-24 09:00');
    expect((await town.press('a-0', 'pulseComment', id)).form?.name).toBe('pulseComment');
    const stopped = await town.submit('a-0', 'pulseComment', id, { text: 'Det gælder 150360-5123' });
    expect(stopped.errors?.['text']).toBeDefined();
    expect(await town.store.inWave(id, 'a-0')).toMatchObject({ commented: false });
    await town.submit('a-0', 'pulseComment', id, { text: 'Mere tid til at øve os' });
    expect(await town.store.inWave(id, 'a-0')).toMatchObject({ commented: true });
  });

  test('shows the lead what has been sent and the rate of units of five or more, never who', async () => {
    const town = await createPulseTown({ units });
    await town.at('2026-11-24 09:00');
    for (const person of people) await answerAll(town, person, 2);
    const view = words(await town.press(lead, 'pulse'));
    expect(view).toContain('11 af 11');
    expect(view).toContain('over 90 %');
    expect(view).not.toContain('Afdeling b"');
    for (const person of people) expect(view).not.toContain(`Eksempel ${person}`);
  });

  test('is paused, resumed, extended and cancelled by a project lead, and by nobody else', async () => {
    const town = await createPulseTown({ units });
    await town.at('2026-11-24 09:00');
    const state = async () => (await town.store.waves())[0]?.state;
    for (const action of ['pulsePause', 'pulseResume', 'pulseExtend', 'pulseCancel', 'pulse']) {
      expect(words(await town.press('a-0', action, id))).not.toContain('noteret');
      expect(await state()).toBe('open');
    }
    await town.press(lead, 'pulsePause', id);
    expect(await state()).toBe('paused');
    expect(words(await town.press('a-0', 'pulseStart', id))).toContain('tager ikke imod svar');
    await town.press(lead, 'pulseResume', id);
    const before = (await town.store.waves())[0]?.closesAt ?? 0;
    await town.press(lead, 'pulseExtend', id);
    expect((await town.store.waves())[0]?.closesAt).toBeGreaterThan(before);
    await town.press(lead, 'pulseCancel', id);
    expect(await state()).toBe('cancelled');
    expect(await town.store.results('implementering')).toEqual([]);
  });

  test('does not begin until the works council’s date is written, and the lead is told what is missing', async () => {
    const town = await createPulseTown({ units, privacy: { medInformed: undefined, example: true } });
    await town.at('2026-11-24 09:00');
    expect(await town.store.waves()).toEqual([]);
    const view = words(await town.press(lead, 'pulse'));
    expect(view).toContain('privacy.yaml: medInformed');
    expect(view).toContain('privacy.yaml: example');
  });

  test('thanks with what the last round led to', async () => {
    const saidDid = { da: 'Teammødet er aflyst i uge 49.', en: 'The meeting is cancelled.' };
    const town = await createPulseTown({ units, programme: { saidDid } });
    await town.at('2026-11-24 09:00');
    await answerAll(town, 'a-0', 3);
    expect(await shown(town, 'a-0')).toContain('I sagde – vi gjorde:** Teammødet er aflyst');
  });
});
