import { describe, expect, test } from 'vitest';
import { guestId } from '../../src/organisation/index.ts';
import { accountOf, createTown, readable, type Town } from '../support/town.ts';

const sara = 'sara-lindholm';
const jonas = 'jonas-kjeldsen';
const rikke = 'rikke-damgaard';
const unknown = 'min fjernvarme er gået i stykker';

/** A town in which somebody asked before the organisation's file had them, and has them now. */
async function askedBefore(person = sara): Promise<{ town: Town; question: string }> {
  const town = await createTown();
  town.unlist(person);
  const question = await town.sendOn(person, unknown);
  expect((await town.store.question(question))?.asker).toBe(guestId(accountOf(person)));
  town.unlist();
  return { town, question };
}

const shown = async (town: Town, person: string, action: string, value = '') =>
  readable((await town.press(person, action, value)).note);

describe('who asked before the organisation’s file had them', () => {
  test('says with the first press after it that the old question is solved', async () => {
    const { town, question } = await askedBefore();
    await town.press(jonas, 'claim', question);
    await town.submit(jonas, 'answer', question, { text: 'Ring til driften.' });
    await town.press(sara, 'solved', question);
    expect(await town.store.question(question)).toMatchObject({ state: 'solved', asker: sara });
  });

  test.each([
    ['withdraw', (town: Town, question: string) => town.press(sara, 'withdraw', question), 'withdrawn'],
    [
      'notYet',
      (town: Town, question: string) => town.submit(sara, 'notYet', question, { text: 'det hjalp ikke' }),
      'claimed',
    ],
  ])('may %s it', async (_, act, state) => {
    const { town, question } = await askedBefore();
    await town.press(jonas, 'claim', question);
    await town.submit(jonas, 'answer', question, { text: 'Ring til driften.' });
    await act(town, question);
    expect(await town.store.question(question)).toMatchObject({ state });
  });

  test('replies by simply writing when a superuser asks back, also when that was before', async () => {
    const town = await createTown();
    town.unlist(sara);
    const question = await town.sendOn(sara, unknown);
    await town.press(jonas, 'claim', question);
    await town.submit(jonas, 'askBack', question, { text: 'hvilket lokale' });
    town.unlist();
    await town.say(sara, 'det store i stuen');
    const replied = await town.store.question(question);
    expect(replied?.turns.at(-1)).toMatchObject({ kind: 'reply', by: sara, text: 'det store i stuen' });
  });

  test('sees it among their own, and says of an old answer whether it helped', async () => {
    const { town } = await askedBefore();
    expect(await shown(town, sara, 'mine')).toContain(unknown);
    expect(await shown(town, sara, 'mydata')).toContain(unknown);
    const known = await createTown();
    known.unlist(sara);
    await known.say(sara, 'jeg har glemt min adgangskode');
    const inquiry = known.button(sara, 'helped')?.value ?? '';
    known.unlist();
    await known.press(sara, 'helped', inquiry);
    expect(await known.store.inquiry(inquiry)).toMatchObject({ helped: 'yes', person: sara });
  });

  test('is named to the superuser, and keeps the language they chose', async () => {
    const town = await createTown();
    town.unlist(sara);
    await town.press(sara, 'lang', 'en');
    const question = await town.sendOn(sara, unknown);
    town.unlist();
    expect(await shown(town, sara, 'mine')).toContain('My questions');
    await town.press(jonas, 'claim', question);
    expect(town.reads(jonas)).toContain('Sara Lindholm');
  });

  test('is offered no question of their own, nor takes it, as a superuser', async () => {
    const { town, question } = await askedBefore(jonas);
    await town.press(jonas, 'help');
    await town.pass(60);
    const offered = (await town.store.question(question))?.offers.map(({ to }) => to);
    expect(offered?.length).toBeGreaterThan(0);
    expect(offered).not.toContain(jonas);
    await town.press(jonas, 'claim', question);
    expect((await town.store.question(question))?.claimedBy).toBeUndefined();
  });

  test('has all of it erased with the very first press', async () => {
    const { town, question } = await askedBefore();
    await town.press(sara, 'erase');
    const left = JSON.stringify([await town.store.question(question), await town.store.inquiriesSince(0)]);
    expect(left).not.toContain(unknown);
    expect(left).not.toContain(sara);
    expect(left).not.toContain('guest:');
    expect(await shown(town, sara, 'mydata')).not.toContain(unknown);
  });

  test('is not somebody else: another account sees nothing of it and has no say', async () => {
    const { town, question } = await askedBefore();
    await town.press(sara, 'help');
    await town.press('mette-frandsen', 'withdraw', question);
    expect((await town.store.question(question))?.state).not.toBe('withdrawn');
    expect(await shown(town, 'mette-frandsen', 'mydata')).not.toContain(unknown);
  });
});

describe('who is taken out of the organisation’s file', () => {
  test('sees all that is kept about them, and can have it erased', async () => {
    const town = await createTown();
    const question = await town.sendOn(sara, unknown);
    town.unlist(sara);
    await town.say(sara, 'hvor står min gamle cykel');
    const kept = await shown(town, sara, 'mydata');
    expect(kept).toContain(unknown);
    expect(kept).toContain('hvor står min gamle cykel');
    expect(kept).not.toContain('()');
    await town.press(sara, 'erase');
    const left = JSON.stringify([await town.store.question(question), await town.store.inquiriesSince(0)]);
    expect(left).not.toMatch(new RegExp(`${unknown}|cykel|${sara}|guest:`));
    expect(await town.store.linkedAccount(accountOf(sara))).toBeUndefined();
  });

  test('goes on with their own questions and has no role', async () => {
    const town = await createTown();
    const [own, other] = [
      await town.sendOn(rikke, unknown),
      await town.sendOn(sara, 'hvor er kantinens menu'),
    ];
    town.unlist(rikke);
    expect(await shown(town, rikke, 'queue')).toContain('Det kan kun superbrugere');
    await town.press(rikke, 'claim', other);
    expect((await town.store.question(other))?.claimedBy).toBeUndefined();
    expect(await shown(town, rikke, 'mine')).toContain(unknown);
    await town.press(rikke, 'withdraw', own);
    expect((await town.store.question(own))?.state).toBe('withdrawn');
  });

  test('has their role again once the file lists them', async () => {
    const town = await createTown();
    town.unlist(rikke);
    await town.press(rikke, 'help');
    town.unlist();
    expect(await shown(town, rikke, 'queue')).not.toContain('Det kan kun superbrugere');
  });
});
