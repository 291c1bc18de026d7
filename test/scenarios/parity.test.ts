import { describe, expect, test, vi } from 'vitest';
import { openSide, type Side } from '../support/side.ts';
import { createSlackHarness } from '../support/slack-harness.ts';
import { createTeamsHarness } from '../support/teams-harness.ts';
import { createWebHarness } from '../support/web-harness.ts';

const [sara, jonas, rikke, guest] = ['sara-lindholm', 'jonas-kjeldsen', 'rikke-damgaard', 'gaest'];
const mail = (id: string) => `${id.replace('-', '.')}@eksempel-kommune.example`;
const named = (id: string) => ({ name: id, email: mail(id) });
const unknown = 'min fjernvarme er gået i stykker';
const known = 'hvordan logger jeg på første gang?';

const platforms = {
  web: () =>
    createWebHarness(
      [sara, jonas, rikke].map((id) => ({
        id,
        ...named(id),
        title: '',
        unit: '',
        lang: 'da',
        role: 'Medarbejder',
      })),
    ),
  slack: () =>
    createSlackHarness([
      { id: 'U0SARA', ...named(sara) },
      { id: 'U0JONAS', ...named(jonas) },
      { id: 'U0RIKKE', ...named(rikke) },
      { id: 'U0GUEST', name: 'Gæst', email: `${guest}@andet.example`, more: { is_restricted: true } },
    ]),
  teams: () =>
    createTeamsHarness(
      ['forward', 'answer'],
      [
        { id: '29:sara', ...named(sara) },
        { id: '29:jonas', ...named(jonas) },
        { id: '29:rikke', ...named(rikke) },
        { id: '29:guest', name: 'Gæst', email: `${guest}@andet.example`, userRole: 'guest' },
      ],
    ),
} as const;
type Platform = keyof typeof platforms;

interface Scenario {
  readonly name: string;
  readonly run: (side: Side) => Promise<void>;
  /** Where it is otherwise, and why. */
  readonly not?: Partial<Record<Platform, string>>;
}

/** Sends a question on that nobody has an answer for; everybody who helps has its card a quarter of an hour later. */
async function sentOn(side: Side): Promise<void> {
  await side.say(jonas, 'hej');
  await side.say(rikke, 'hej');
  await side.say(sara, unknown);
  expect((await side.press(sara, 'forward')).form?.name).toBe('forward');
  expect((await side.submit(sara, {})).form?.name).toBe('forwardSend');
  await side.submit(sara, {});
  await side.pass(16);
}

async function answered(side: Side): Promise<void> {
  await sentOn(side);
  await side.press(jonas, 'claim');
  await side.press(jonas, 'answer');
  await side.submit(jonas, { text: 'Fjernvarme bestiller du hos driften på lokal 1234.' });
}

const scenarios: readonly Scenario[] = [
  {
    name: 'a question is answered, and a yes thanks for it',
    async run(side) {
      await side.say(sara, known);
      expect(await side.reads(sara)).toContain('Hjalp det?');
      await side.press(sara, 'helped');
      expect(await side.reads(sara)).toContain('Godt, at det hjalp.');
    },
  },
  {
    name: 'of some suggestions one is chosen',
    async run(side) {
      await side.say(sara, 'jeg kan ikke logge på');
      await side.press(sara, 'show');
      expect(await side.reads(sara)).toContain('Hjalp det?');
    },
  },
  {
    name: 'a question is sent on, claimed, answered and solved',
    async run(side) {
      await answered(side);
      expect(await side.reads(sara)).toContain('lokal 1234');
      await side.press(sara, 'solved');
      expect(await side.store.liveQuestions()).toEqual([]);
    },
  },
  {
    name: 'a solved question is opened again by its asker, and is with the same superuser',
    async run(side) {
      await answered(side);
      await side.press(sara, 'solved');
      await side.press(sara, 'notYet');
      await side.submit(sara, { text: 'Nej, den er der ikke.' });
      const [question] = await side.store.liveQuestions();
      expect([question?.state, question?.claimedBy]).toEqual(['claimed', jonas]);
    },
  },
  {
    name: 'a queue in writing loses in place what somebody else takes',
    async run(side) {
      await sentOn(side);
      await side.say(rikke, 'køen');
      const before = (await side.messages(rikke)).length;
      await side.press(jonas, 'claim');
      expect(await side.reads(rikke)).toContain('Ingen spørgsmål venter.');
      expect((await side.buttons(rikke)).map(({ action }) => action)).not.toContain('claim');
      expect(await side.messages(rikke)).toHaveLength(before);
    },
  },
  {
    name: 'a queue in writing that is pressed on is redrawn in place',
    async run(side) {
      await sentOn(side);
      await side.say(rikke, 'køen');
      const queues = async () => (await side.messages(rikke)).filter(({ text }) => text.includes('Køen'));
      await side.press(rikke, 'claim');
      expect((await queues()).map(({ buttons }) => buttons.map(({ action }) => action))).toEqual([
        ['answer', 'askBack', 'handOver', 'release'],
      ]);
    },
  },
  {
    name: 'the second who claims loses, and is told who has it',
    async run(side) {
      await sentOn(side);
      const button = (await side.buttons(rikke)).find(({ action }) => action === 'claim');
      if (!button) throw new Error('Cannot test: Rikke has no card.');
      await Promise.all([side.press(jonas, 'claim'), side.forge(rikke, button)]);
      const winner = (await side.store.liveQuestions())[0]?.claimedBy;
      expect([jonas, rikke]).toContain(winner);
      const [loser, name] = winner === jonas ? [rikke, 'Jonas Kjeldsen'] : [jonas, 'Rikke Damgaard'];
      await vi.waitFor(async () => expect(await side.reads(loser)).toContain(name));
      expect((await side.buttons(loser)).map(({ action }) => action)).not.toContain('claim');
    },
  },
  {
    name: 'an answer becomes a draft that waits for approval',
    async run(side) {
      await answered(side);
      await side.press(sara, 'solved');
      await side.press(jonas, 'makeEntry');
      await side.submit(jonas, { question: 'Hvor finder jeg fjernvarmen?', topic: 'sager-og-journal' });
      expect(await side.store.openDrafts()).toHaveLength(1);
    },
  },
  {
    name: 'a CPR number is stopped, and nothing of it is kept',
    async run(side) {
      await side.say(sara, 'barnet 150360-5123 mangler en plan');
      expect(await side.reads(sara)).toContain('CPR');
      expect(await side.reads(sara)).not.toContain('5123');
      expect(await side.store.inquiriesSince(0)).toEqual([]);
    },
  },
  {
    name: 'an edited question has its new words',
    async run(side) {
      await side.say(sara, unknown);
      await side.change(sara, 'min fjernkøling er gået i stykker');
      expect((await side.store.inquiriesSince(0))[0]?.text).toBe('min fjernkøling er gået i stykker');
    },
    not: { web: 'What was written in the built-in chat cannot be changed there.' },
  },
  {
    name: 'a question that is removed is forgotten',
    async run(side) {
      await side.say(sara, unknown);
      await side.change(sara, undefined);
      expect((await side.store.inquiriesSince(0))[0]?.text ?? null).toBeNull();
    },
    not: { web: 'What was written in the built-in chat cannot be removed there.' },
  },
  {
    name: 'the own page shows questions, and to a superuser duty and queue',
    async run(side) {
      await side.say(sara, unknown);
      await side.say(jonas, 'hej');
      expect(await side.home(sara)).not.toContain('Køen');
      expect(await side.home(jonas)).toMatch(/[Vv]agt/);
    },
  },
  {
    name: 'who asks for English is answered in English',
    async run(side) {
      await side.say(sara, 'english please');
      await side.say(sara, 'hjælp');
      expect(await side.reads(sara)).toMatch(/question/i);
    },
  },
  {
    name: 'a superuser goes off duty and on again',
    async run(side) {
      await side.say(jonas, 'vagt');
      expect(await side.reads(jonas)).toContain('Din vagt');
      await side.forge(jonas, { label: 'Jeg er ikke på vagt i dag', action: 'setDuty', value: 'off' });
      expect((await side.store.settings(jonas))?.duty).toMatchObject({ on: false });
      await side.forge(jonas, { label: 'Jeg er på vagt i dag', action: 'setDuty', value: 'on' });
      expect((await side.store.settings(jonas))?.duty).toMatchObject({ on: true });
    },
  },
  {
    name: 'a pulse is answered in its card, thanked for, and an answer put right',
    async run(side) {
      await side.say(sara, 'hej');
      const before = (await side.messages(sara)).length;
      await side.look('2026-11-24 09:00');
      expect(await side.reads(sara)).toContain('Hvem ser hvad?');
      await side.press(sara, 'pulseStart', 'Svar nu');
      for (let n = 1; n <= 5; n++) {
        expect(await side.reads(sara)).toContain(`Udsagn ${n} af 5`);
        await side.press(sara, 'pulseAnswer', '4 Enig');
      }
      expect(await side.reads(sara)).toContain('Tak for dit svar');
      await side.press(sara, 'pulseAgain', 'Ret mit svar');
      expect(await side.reads(sara)).toContain('Udsagn 1 af 5');
      await side.press(sara, 'pulseAnswer', 'Ikke relevant');
      expect(await side.reads(sara)).toContain('Udsagn 2 af 5');
      expect(await side.messages(sara)).toHaveLength(before + 1);
    },
  },
  {
    name: 'a button that nobody knows does nothing and is told so',
    async run(side) {
      await side.say(sara, 'hej');
      const shown = await side.forge(sara, { label: 'Ukendt', action: 'nosuchthing', value: 'x' });
      expect(shown.note ?? '').not.toBe('');
    },
    not: { teams: 'Teams’ stand-in presses only buttons that stand in a card.' },
  },
  {
    name: 'somebody from elsewhere is told that they are not served',
    async run(side) {
      await side.say(guest, known);
      await vi.waitFor(async () => expect(await side.reads(guest)).toContain('Eksempel Kommune'));
      expect(await side.store.inquiriesSince(0)).toEqual([]);
    },
    not: { web: 'The built-in chat has nobody but its example people.' },
  },
];

describe.for(Object.keys(platforms) as Platform[])('%s', (platform) => {
  for (const { name, run, not } of scenarios) {
    const why = not?.[platform];
    if (why !== undefined) test.skip(`${name}: not here. ${why}`);
    else test(name, async () => run(await openSide(platforms[platform])), 20_000);
  }
});
