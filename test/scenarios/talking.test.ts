import { describe, expect, test } from 'vitest';
import { accountOf, channel, createTown, readable, startValues, type Town } from '../support/town.ts';

const sara = 'sara-lindholm';
const henrik = 'henrik-winther';
const jonas = 'jonas-kjeldsen';
const rikke = 'rikke-damgaard';
const birgitte = 'birgitte-lauridsen';
const unknown = 'min fjernvarme er gået i stykker';
const known = 'hvordan logger jeg på første gang';
const answer = 'Hvordan logger jeg på det nye fagsystem første gang?';

async function claimed(town: Town, text = unknown): Promise<string> {
  const question = await town.sendOn(sara, text);
  await town.press(jonas, 'claim', question);
  return question;
}

describe('a superuser who asks back', () => {
  test('gets the next line the asker writes, once', async () => {
    const town = await createTown();
    const question = await claimed(town);
    await town.submit(jonas, 'askBack', question, { text: 'Hvilket lokale?' });
    await town.say(sara, 'det store i stuen');
    expect(town.reads(jonas)).toContain('det store i stuen');
    expect(town.reads(sara)).toContain('Dit svar er sendt til Jonas Kjeldsen.');
    await town.say(sara, known);
    expect(town.reads(jonas)).not.toContain(known);
    expect(town.reads(sara)).toContain(answer);
  });

  const meanwhile: readonly (readonly [string, (town: Town, question: string) => Promise<unknown>])[] = [
    [
      'answers after all',
      (town, question) => town.submit(jonas, 'answer', question, { text: 'Ring til driften.' }),
    ],
    ['gives it up', (town, question) => town.press(jonas, 'release', question)],
    ['has it taken back', (town, question) => town.press(sara, 'withdraw', question)],
  ];
  test.each(meanwhile)('and then %s lets the next line be a question again', async (_, happens) => {
    const town = await createTown();
    const question = await claimed(town);
    await town.submit(jonas, 'askBack', question, { text: 'Hvilket lokale?' });
    await happens(town, question);
    await town.say(sara, known);
    expect(town.reads(sara)).toContain(answer);
  });

  test('still gets the reply after an emergency was written in between', async () => {
    const town = await createTown();
    const question = await claimed(town);
    await town.submit(jonas, 'askBack', question, { text: 'Hvilket lokale?' });
    await town.say(sara, 'far slår barnet lige nu');
    expect(town.reads(sara)).toContain('Ring **112**');
    expect(town.reads(jonas)).not.toContain('slår');
    await town.say(sara, 'det store i stuen');
    expect(town.reads(jonas)).toContain('det store i stuen');
  });

  test('in a channel asks privately, and the next line there is no reply', async () => {
    const town = await createTown();
    await town.say(sara, unknown, { place: channel() });
    const inquiry = town.button(sara, 'forward')?.value ?? '';
    expect(inquiry).not.toBe('');
    await town.submit(sara, 'forward', inquiry, { text: unknown });
    await town.submit(sara, 'forwardSend', inquiry, {});
    const question = (await town.store.inquiry(inquiry))?.question ?? '';
    await town.press(jonas, 'claim', question);
    await town.submit(jonas, 'askBack', question, { text: 'Hvilket lokale?' });
    expect(town.reads(sara)).toContain('Jonas Kjeldsen spørger tilbage');
    await town.say(sara, 'ses vi i kantinen', { place: channel() });
    expect(town.reads(jonas)).not.toContain('kantinen');
  });

  test('is not sent an empty line', async () => {
    const town = await createTown();
    const question = await claimed(town);
    await town.submit(jonas, 'askBack', question, { text: 'Hvilket lokale?' });
    await town.say(sara, '   ');
    expect((await town.store.question(question))?.state).toBe('waiting');
  });
});

describe('"Hjalp det?" answered in words', () => {
  const answered = async (town: Town, words: string) => {
    await town.say(sara, known);
    const inquiry = town.button(sara, 'helped')?.value ?? '';
    await town.say(sara, words);
    return (await town.store.inquiry(inquiry))?.helped;
  };

  test('with "det virkede ikke" leads on to a human, as the button does', async () => {
    const town = await createTown();
    expect(await answered(town, 'det virkede ikke')).toBe('no');
    expect(town.reads(sara)).toContain('Så lad os få et menneske til at se på det.');
    expect(town.button(sara, 'forward')).toBeDefined();
    expect((await town.store.keptAbout(sara)).inquiries).toHaveLength(1);
  });

  test('with "ja det hjalp" is noted, once', async () => {
    const town = await createTown();
    expect(await answered(town, 'ja det hjalp')).toBe('yes');
    expect(town.reads(sara)).toContain('Godt, at det hjalp.');
    await town.say(sara, 'nej');
    expect(town.reads(sara)).not.toContain('Så lad os få et menneske');
  });
});

describe('a question that its asker takes back', () => {
  test('is withdrawn on every card, and the superuser who has it is told', async () => {
    const town = await createTown();
    const question = await claimed(town);
    await town.press(sara, 'withdraw', question);
    expect(town.reads(jonas)).not.toContain('[Svar]');
    expect(town.screen(jonas).at(-1)?.ref).not.toContain('helper');
    expect(readable(town.screen(jonas).at(-1)?.message)).toContain(question);
  });

  test('is gone from the cards of superusers when the asker has everything erased', async () => {
    const town = await createTown();
    await town.sendOn(sara, unknown);
    expect(town.reads(jonas)).toContain(unknown);
    await town.press(sara, 'erase');
    expect(town.button(jonas, 'claim')).toBeUndefined();
    expect(town.reads(jonas)).not.toContain(unknown);
    expect(town.reads(jonas)).not.toContain('Sara Lindholm');
  });

  test('has the platform forget whoever was erased within a minute, and tries until that works', async () => {
    const town = await createTown();
    await town.say(sara, 'hej');
    await town.press(sara, 'erase');
    expect(town.forgotten).toEqual([]);
    town.failures.push({ ok: false, problem: 'again', detail: 'not now' });
    await town.tick();
    expect(town.forgotten).toEqual([]);
    expect(town.logged.join()).toContain('Cannot have town forget an erased person');
    await town.tick();
    await town.tick();
    expect(town.forgotten).toEqual([sara]);
    expect(await town.store.toForget()).toEqual([]);
  });
});

describe('an entry made of an answer', () => {
  async function drafted(town: Town): Promise<string> {
    const question = await claimed(town);
    await town.submit(jonas, 'answer', question, {
      text: 'Fjernvarme bestiller du hos driften på lokal 1234.',
    });
    await town.press(sara, 'solved', question);
    const form = (await town.press(jonas, 'makeEntry', question)).form;
    const values = {
      ...startValues(form),
      question: 'Hvor finder jeg fjernvarmen?',
      topic: 'sager-og-journal',
    };
    const reply = await town.submit(jonas, 'makeEntry', question, values);
    expect(readable(reply.note)).toContain('Kladden er sendt til godkendelse');
    return (await town.store.openDrafts())[0]?.id ?? '';
  }

  test('is answered at once when another has approved it, and earlier askers are told once', async () => {
    const town = await createTown();
    await town.say(henrik, 'min fjernvarme er gået i stykker hos os');
    const draft = await drafted(town);
    expect(readable((await town.press(jonas, 'approve', draft)).note)).toContain(
      'Du har selv skrevet kladden',
    );
    await town.press(birgitte, 'approve', draft);
    expect(town.reads(henrik).split('Nu er der et svar på det, du spurgte om:')).toHaveLength(2);
    expect(town.reads(jonas)).toContain('Birgitte Lauridsen har godkendt dit FAQ-svar');
    await town.press(henrik, 'show', town.button(henrik, 'show')?.value);
    expect(town.reads(henrik)).toContain('driften på lokal 1234');
    await town.say(rikke, 'hvor finder jeg fjernvarmen');
    expect(town.reads(rikke)).toContain('driften på lokal 1234');
  });

  test('is decided once by two who press at the same moment', async () => {
    const town = await createTown();
    const draft = await drafted(town);
    const replies = await Promise.all([
      town.press(birgitte, 'approve', draft),
      town.press(rikke, 'approve', draft),
    ]);
    const notes = replies.map(({ note }) => readable(note)).toSorted();
    expect(notes).toEqual([
      'Der er allerede taget stilling til kladden.',
      'Godkendt. Fra nu af svarer jeg med det.',
    ]);
    expect(await town.store.learned()).toHaveLength(1);
  });

  test('that is turned down is never answered, and its author reads why', async () => {
    const town = await createTown();
    const draft = await drafted(town);
    await town.submit(birgitte, 'turnDown', draft, { text: 'Det hører til driften.' });
    expect(town.reads(jonas)).toContain('Det hører til driften.');
    expect(await town.store.learned()).toEqual([]);
  });
});

test('a superuser whose own question is the only one in the queue reads that none waits', async () => {
  const town = await createTown();
  await town.sendOn(jonas, unknown);
  const queue = readable((await town.press(jonas, 'queue')).note);
  expect(queue).toContain('Ingen spørgsmål venter.');
  expect(queue).not.toContain(unknown);
  expect(readable((await town.press(rikke, 'queue')).note)).toContain(unknown);
});

test('a superuser who takes a question from the queue is told where to answer it', async () => {
  const town = await createTown();
  const question = await town.sendOn(sara, unknown);
  await town.press(rikke, 'queue');
  const { note } = await town.press(rikke, 'claim', question);
  expect(readable(note)).toContain('Du har taget spørgsmålet.');
  expect(readable(note)).not.toContain('[Tag]');
  expect(town.button(rikke, 'answer')?.value).toBe(question);
});

test('a superuser reads in the queue from which unit a question is and how long it has waited in opening hours', async () => {
  const town = await createTown();
  town.setClock('2026-11-26 15:00');
  await town.sendOn(sara, unknown);
  town.setClock('2026-11-27 09:10');
  const queue = readable((await town.press(rikke, 'queue')).note);
  // Two hours on Thursday and 70 minutes on Friday.
  expect(queue).toContain('Sara Lindholm · Familieafdelingen · har ventet 3 t. 10 min. (arbejdstid)');
});

test.each([
  ['2026-11-29 12:00', 'lukket resten af dagen', 'i morgen kl. 8.00'],
  ['2026-11-30 07:00', 'på vagt i dag fra åbningen', 'i dag kl. 8.00'],
  ['2026-11-30 10:00', 'på vagt resten af dagen', ''],
])('a superuser who chooses to be on duty at %s reads from when it counts', async (at, words, when) => {
  const town = await createTown();
  town.setClock(at);
  const said = readable((await town.press(rikke, 'setDuty', 'on')).note);
  expect(said).toContain(words);
  expect(said).toContain(when);
});

test('a superuser reads how many wait besides the ten that the queue shows', async () => {
  const town = await createTown();
  for (let n = 0; n < 12; n++) await town.sendOn(sara, `${unknown} nummer ${n}`);
  const queue = readable((await town.press(rikke, 'queue')).note);
  expect(queue.match(/\[Tag\]/g)).toHaveLength(10);
  expect(queue).toContain('Der venter flere end dem her: 2.');
});

test('a superuser who presses Tag in an old queue reads who has it, and the queue as it is now', async () => {
  const town = await createTown();
  const question = await town.sendOn(sara, unknown);
  await town.sendOn(sara, 'hvor er kantinens menu');
  await town.press(rikke, 'queue');
  await town.press(jonas, 'claim', question);
  const note = readable((await town.press(rikke, 'claim', question)).note);
  expect(note).toContain('Jonas Kjeldsen har');
  expect(note).not.toContain(unknown);
  expect(note).toContain('hvor er kantinens menu');
});

test('a superuser who never spoke is welcomed before the first card, and told once what one does', async () => {
  const town = await createTown();
  await town.sendOn(sara, unknown);
  const [first, second] = town.screen(jonas).map((shown) => readable(shown.message));
  expect(first).toContain('Du får kun spørgsmål, når du er på vagt og har plads.');
  expect(second).toContain(unknown);
  await town.say(jonas, 'hej');
  expect(town.reads(jonas).split('Du er superbruger').length).toBe(2);
  expect(town.reads(sara)).not.toContain('Du er superbruger');
});

test('a colleague who is handed a question is welcomed first', async () => {
  const town = await createTown();
  const question = await town.sendOn(sara, unknown);
  await town.press(jonas, 'claim', question);
  await town.submit(jonas, 'handOver', question, { to: rikke, reason: 'Du kender varmen.' });
  expect(readable(town.screen(rikke)[0]?.message)).toContain('Du er superbruger');
});

describe('who may use the bot', () => {
  test('a colleague the organisation does not list may ask and send on, and nothing more', async () => {
    const town = await createTown();
    town.members.add('vikar-7');
    const question = await town.sendOn('vikar-7', unknown);
    expect((await town.store.question(question))?.asker).toBe('guest:town:vikar-7');
    await town.press(jonas, 'claim', question);
    await town.submit(jonas, 'answer', question, { text: 'Ring til driften.' });
    expect(town.reads('vikar-7')).toContain('Ring til driften.');
    expect(readable((await town.press('vikar-7', 'queue')).note)).toContain('Det kan kun superbrugere');
  });

  test('somebody from outside is told no, and nothing is kept', async () => {
    const town = await createTown();
    town.members.add('fremmed');
    town.outsiders.add('fremmed');
    const reply = await town.say('fremmed', unknown);
    expect(readable(reply.note)).toContain('dig kan jeg ikke finde på listen');
    expect(await town.store.linkedAccount(accountOf('fremmed'))).toBeUndefined();
    expect(await town.store.inquiriesSince(0)).toEqual([]);
  });

  test('a first line in English is answered in English, and chooses nothing for ever', async () => {
    const town = await createTown();
    await town.say(sara, 'where do I find my old cases please');
    expect((await town.store.settings(sara))?.lang).toBeUndefined();
    await town.say(sara, known);
    expect(readable(town.screen(sara).at(-1)?.message)).toContain('Hjalp det?');
  });

  test('a first line that chooses a language is welcomed once', async () => {
    const town = await createTown();
    await town.say(sara, 'english');
    await town.say(sara, known);
    expect((await town.store.settings(sara))?.lang).toBe('en');
    expect(town.reads(sara)).toContain('Did it help?');
    expect(town.reads(sara).split('Skriv aldrig CPR-numre eller navne på borgere.')).toHaveLength(2);
  });
});

describe('a platform that fails', () => {
  const again = { ok: false, problem: 'again', detail: 'busy', afterMs: 60_000 } as const;

  test('gets the card later, as it is then', async () => {
    const town = await createTown();
    await town.say(sara, unknown);
    const inquiry = town.button(sara, 'forward')?.value ?? town.button(sara, 'noneOfThese')?.value ?? '';
    await town.submit(sara, 'forward', inquiry, { text: unknown });
    // The asker's own card and the superuser's.
    town.failures.push(again, again);
    await town.submit(sara, 'forwardSend', inquiry, {});
    const question = (await town.store.inquiry(inquiry))?.question ?? '';
    await town.press(rikke, 'claim', question);
    await town.pass(3);
    expect(town.reads(sara)).toContain('Rikke Damgaard har taget dit spørgsmål.');
    expect(town.reads(jonas)).toContain('Rikke Damgaard har taget det.');
    expect(town.button(jonas, 'claim')).toBeUndefined();
    expect(town.logged).toEqual([]);
  });

  test('that never takes a message holds nobody else up', async () => {
    const town = await createTown();
    town.failures.push({ ok: false, problem: 'bad', detail: 'too long' });
    await town.say(sara, known);
    await town.say(henrik, known);
    expect(town.reads(henrik)).toContain(answer);
    expect((await town.store.outbox()).problems).toHaveLength(1);
  });
});
