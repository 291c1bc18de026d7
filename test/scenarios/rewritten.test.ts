import { describe, expect, test } from 'vitest';
import { accountOf, createTown, privatePlace, type Town } from '../support/town.ts';

const sara = 'sara-lindholm';
const henrik = 'henrik-winther';
const jonas = 'jonas-kjeldsen';
const unknown = 'min fjernvarme er gået i stykker';

describe('a message that its writer changes or removes', () => {
  const first = 'hvordan zebralogger jeg min fjernvarme?';
  const second = 'hvor giraffinder jeg kælderen?';
  const both = `${first} ${second}`;
  const account = accountOf(sara);
  const at = { account, place: privatePlace(sara), message: 'm1' };
  const write = (town: Town, text: string) => town.event({ ...at, id: 'w1', kind: 'said', text });
  const change = (town: Town, text?: string) =>
    town.event({ ...at, id: 'w2', kind: 'changed', ...(text !== undefined && { text }) });

  async function sentOn(town: Town): Promise<readonly string[]> {
    await write(town, both);
    const inquiries = await town.store.inquiriesAt(at.place.id, at.message);
    for (const { id, text } of inquiries) {
      await town.submit(sara, 'forward', id, { text: text ?? '', did: 'trykkede på gem' });
      await town.submit(sara, 'forwardSend', id, {});
    }
    const asked = await town.store.inquiriesAt(at.place.id, at.message);
    return asked.map(({ question }) => question ?? '');
  }

  test('takes every question it held along, from the superusers too', async () => {
    const town = await createTown();
    const ids = await sentOn(town);
    expect(ids).toHaveLength(2);
    const shown = () => ['zebralogger', 'giraffinder', 'trykkede'].map((word) => town.whoReads(word).length);
    expect(shown()).not.toContain(0);
    await change(town);
    expect(shown()).toEqual([0, 0, 0]);
    for (const id of ids)
      expect(await town.store.question(id)).toMatchObject({ text: null, state: 'withdrawn' });
    expect(JSON.stringify(await town.store.keptAbout(sara))).not.toMatch(/zebralogger|giraffinder|trykkede/);
  });

  test('changes the first of its questions, and keeps the others as long as they stand in it', async () => {
    const town = await createTown();
    const [one = '', other = ''] = await sentOn(town);
    await change(town, `på min tavle: ${both}`);
    expect(await town.store.question(one)).toMatchObject({ text: `på min tavle: ${both}`, state: 'offered' });
    expect(await town.store.question(other)).toMatchObject({ text: second, state: 'offered' });
    await town.event({ ...at, id: 'w3', kind: 'changed', text: first });
    expect(town.whoReads('zebralogger')).toEqual([jonas, sara]);
    expect(town.whoReads('giraffinder')).toEqual([]);
    expect(await town.store.question(other)).toMatchObject({ text: null, state: 'withdrawn' });
  });

  test('and that was a reply to a superuser is changed and removed there, and the question lives on', async () => {
    const town = await createTown();
    const question = await town.sendOn(sara, unknown);
    await town.press(jonas, 'claim', question);
    await town.submit(jonas, 'askBack', question, { text: 'Hvilket lokale?' });
    await write(town, 'det store i stuen');
    expect(town.reads(jonas)).toContain('det store i stuen');
    await change(town, 'det lille i kælderen');
    expect(town.reads(jonas)).not.toContain('det store i stuen');
    // On the card, and in the line that brought it.
    expect(town.reads(jonas).split('det lille i kælderen')).toHaveLength(3);
    await town.event({ ...at, id: 'w3', kind: 'changed' });
    expect(town.reads(jonas)).not.toContain('det lille i kælderen');
    expect(town.reads(jonas)).toContain('Sara Lindholm');
    expect(await town.store.question(question)).toMatchObject({ text: unknown, state: 'claimed' });
  });

  test('by somebody else changes nothing', async () => {
    const town = await createTown();
    const [one = ''] = await sentOn(town);
    await town.event({ ...at, account: accountOf(henrik), id: 'w2', kind: 'changed' });
    expect(await town.store.question(one)).toMatchObject({ text: first, state: 'offered' });
  });
});
