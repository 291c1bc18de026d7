import { describe, expect, test } from 'vitest';
import { actions } from '../../src/dialogue/actions.ts';
import { forms } from '../../src/dialogue/forms.ts';
import type { Reply } from '../../src/message.ts';
import { createTown, readable, startValues, type Town } from '../support/town.ts';

/** Sara asks, Jonas has her questions and wrote the draft; nobody else has anything to do with either. */
const sara = 'sara-lindholm';
const jonas = 'jonas-kjeldsen';
const caseworker = 'henrik-winther';
const manager = 'karin-bertelsen';
const superuser = 'rikke-damgaard';
const systemOwner = 'torben-mortensen';
const lead = 'birgitte-lauridsen';
const temp = 'vikar-7';
const unlisted = [caseworker, manager, temp];
const everybody = [sara, jonas, ...unlisted, superuser, systemOwner, lead];

/** Who must be refused, whatever it is about. */
const butAsker = everybody.filter((id) => id !== sara);
const butHolder = everybody.filter((id) => id !== jonas);
const butHelpers = [sara, ...unlisted];
const butManagers = everybody.filter((id) => id !== manager && id !== lead);
const butOwners = butManagers.filter((id) => id !== systemOwner);
const butLead = everybody.filter((id) => id !== lead);
const butApprovers = [sara, jonas, ...unlisted];
/** Open to all, about nothing but themselves: Sara’s things stay as they are. */
const own = 'own';

const mustNotPress: Readonly<Record<string, readonly string[] | typeof own>> = {
  help: own,
  ask: own,
  mine: own,
  mydata: own,
  erase: own,
  privacy: own,
  lang: own,
  topic: own,
  show: own,
  helped: butAsker,
  notHelped: butAsker,
  noneOfThese: butAsker,
  forward: butAsker,
  teach: butAsker,
  solved: butAsker,
  notYet: butAsker,
  withdraw: butAsker,
  reply: butAsker,
  claim: butHelpers,
  answer: butHolder,
  askBack: butHolder,
  handOver: butHolder,
  release: butHolder,
  makeEntry: butHolder,
  addPhrasing: butHolder,
  approve: butApprovers,
  turnDown: butApprovers,
  drafts: butHelpers,
  queue: butHelpers,
  duty: butHelpers,
  setDuty: butHelpers,
  pulseCard: own,
  pulseStart: own,
  pulseAnswer: own,
  pulseAgain: own,
  pulseSkip: own,
  pulseReminders: own,
  pulseWho: own,
  pulseComment: own,
  pulse: butLead,
  pulsePause: butLead,
  pulseResume: butLead,
  pulseExtend: butLead,
  pulseCancel: butLead,
  report: butManagers,
  reportWeeks: butManagers,
  reportWhy: butManagers,
  reportDo: butManagers,
  overview: butManagers,
  goals: butOwners,
  goalEdit: butLead,
  goalValue: butLead,
  goalNew: butLead,
  letters: butManagers,
  letter: butManagers,
  letterReach: everybody,
  letterUndo: everybody,
  letterComment: everybody,
  gain: own,
  gains: butManagers,
  gainPick: everybody,
};

const mustNotSend: Readonly<Record<string, readonly string[] | typeof own>> = {
  ask: own,
  forward: butAsker,
  forwardSend: butAsker,
  notYet: butAsker,
  reply: butAsker,
  answer: butHolder,
  askBack: butHolder,
  handOver: butHolder,
  makeEntry: butHolder,
  addPhrasing: butHolder,
  turnDown: butApprovers,
  pulseComment: own,
  goalEdit: butLead,
  goalValue: butLead,
  goalNew: butLead,
  letter: butManagers,
  letterSend: butManagers,
  letterComment: everybody,
  gain: own,
};

const filled = {
  text: 'Det er snydt.',
  did: 'Det er snydt.',
  to: superuser,
  reason: 'Det er snydt.',
  question: 'Hvordan snyder man?',
  answer: 'Det gør man ikke, for det bliver set.',
  phrasings: 'snyd',
  topic: 'sager-og-journal',
  entry: 'foerste-login',
};

/** One question in each state, an inquiry, and a draft; returns everything a forger could name. */
async function furnish(town: Town): Promise<readonly string[]> {
  town.members.add(temp);
  const questions: string[] = [];
  for (const state of ['offered', 'claimed', 'waiting', 'answered', 'solved']) {
    const id = await town.sendOn(sara, `min fjernvarme er gået i stykker ${state}`);
    questions.push(id);
    if (state !== 'offered') await town.press(jonas, 'claim', id);
    if (state === 'waiting') await town.submit(jonas, 'askBack', id, { text: 'Hvilket lokale?' });
    if (state === 'answered' || state === 'solved')
      await town.submit(jonas, 'answer', id, { text: 'I kælderen.' });
    if (state === 'solved') await town.press(sara, 'solved', id);
  }
  const solved = questions.at(-1) ?? '';
  const { form } = await town.press(jonas, 'makeEntry', solved);
  await town.submit(jonas, 'makeEntry', solved, {
    ...startValues(form),
    question: 'Hvor finder jeg fjernvarmen?',
    answer: 'Fjernvarmen er i kælderen.',
    topic: 'sager-og-journal',
  });
  const draft = (await town.store.openDrafts())[0]?.id ?? '';
  await town.say(sara, 'hvordan logger jeg på første gang');
  const inquiries = (await town.store.inquiriesSince(0)).map(({ id }) => id);
  expect(draft).not.toBe('');
  const entries = inquiries.map((id) => `${id}|foerste-login`);
  return [...questions, draft, ...inquiries.slice(-2), ...entries.slice(-1), sara, ''];
}

/** All there is of Sara’s, Jonas’s and the draft, in one text. */
async function everything(town: Town): Promise<string> {
  const { store } = town;
  const inquiries = (await store.inquiriesSince(0)).filter(({ person }) => person === sara);
  const questions = await store.questionsOf(sara, 0);
  const cards = await Promise.all(questions.map(({ id }) => store.cardsAbout(id)));
  const { people } = town.content().organisation;
  const duty = await Promise.all(people.map(async ({ id }) => (await store.settings(id))?.duty));
  const drafts = await store.openDrafts();
  return JSON.stringify([questions, cards, inquiries, drafts, await store.learned(), duty]);
}

async function forge(
  town: Town,
  who: readonly string[] | typeof own,
  values: readonly string[],
  attempt: (person: string, value: string) => Promise<Reply>,
): Promise<readonly string[]> {
  const found: string[] = [];
  let before = await everything(town);
  for (const person of who === own ? unlisted : who) {
    for (const value of values) {
      const reply = await attempt(person, value);
      const after = await everything(town);
      if (after !== before) found.push(`${person} changed something with "${value}"`);
      before = after;
      if (who === own) continue;
      if (reply.form) found.push(`${person} was given a form for "${value}"`);
      const told = readable(reply.note) || Object.values(reply.errors ?? {}).join();
      if (told === '') found.push(`${person} was told nothing about "${value}"`);
      if (/fjernvarmen|kælderen|Hvilket lokale/.test(told)) found.push(`${person} read words of "${value}"`);
    }
  }
  return found;
}

describe('a forged', () => {
  test('action or form has somebody here who must not use it', () => {
    expect(Object.keys(mustNotPress).toSorted()).toEqual(Object.keys(actions).toSorted());
    expect(Object.keys(mustNotSend).toSorted()).toEqual(Object.keys(forms).toSorted());
  });

  test('press is refused and changes nothing, whatever it names', async () => {
    const town = await createTown();
    const values = await furnish(town);
    const found: string[] = [];
    for (const [action, who] of Object.entries(mustNotPress)) {
      const wrong = await forge(town, who, values, (person, value) => town.press(person, action, value));
      found.push(...wrong.map((what) => `${action}: ${what}`));
    }
    expect(found).toEqual([]);
  });

  test.each(['', '!'])(
    'form is refused and changes nothing, whatever it names, sent as "name%s"',
    async (mark) => {
      const town = await createTown();
      const values = await furnish(town);
      const found: string[] = [];
      for (const [form, who] of Object.entries(mustNotSend)) {
        const wrong = await forge(town, who, values, (person, value) =>
          town.submit(person, `${form}${mark}`, value, filled),
        );
        found.push(...wrong.map((what) => `${form}: ${what}`));
      }
      expect(found).toEqual([]);
    },
  );

  test.each([
    ['claim', 'answer', 'Det kan kun superbrugere, den systemansvarlige og projektlederen.'],
    ['pulse', 'goalNew', 'Det kan kun projektlederen.'],
    ['report', 'letterSend', 'Det kan kun ledere og projektlederen.'],
    ['goals', 'goalEdit', 'Det kan kun ledere, projektlederen og dem, der har ansvaret for et mål.'],
  ])(
    'press of "%s" and form "%s" are refused in words before anything is looked at',
    async (press, form, words) => {
      const town = await createTown();
      expect(readable((await town.press(caseworker, press, 'x')).note)).toContain(words);
      expect(readable((await town.submit(caseworker, form, 'x', filled)).note)).toContain(words);
    },
  );

  const odd = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'Claim', 'answer!', ''];
  test.each(odd)('name "%s" is no action and no form', async (name) => {
    const town = await createTown();
    expect(readable((await town.press(lead, name, 'x')).note)).toContain('Den knap virker ikke længere');
    if (name !== 'answer!') {
      expect(readable((await town.submit(lead, name, 'x', filled)).note)).toContain(
        'Den knap virker ikke længere',
      );
    }
  });

  test('hand-over goes to nobody who may not help, nor to the asker, nor to oneself', async () => {
    const town = await createTown();
    const question = await town.sendOn(sara, 'min fjernvarme er gået i stykker');
    await town.press(jonas, 'claim', question);
    for (const to of [caseworker, manager, sara, jonas, 'nobody', '']) {
      await town.submit(jonas, 'handOver', question, { to, reason: 'Det er dit.' });
      expect((await town.store.question(question))?.claimedBy, to).toBe(jonas);
    }
  });
});
