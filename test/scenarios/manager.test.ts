import { describe, expect, test } from 'vitest';
import { type Button, isLink, type Message, type Reply } from '../../src/message.ts';
import { createManagerTown, fewInUnge, people, picture } from '../support/manager-town.ts';
import { readable as plain, startValues, type Town } from '../support/town.ts';

const { familie, unge, lead, head, caseworker, other } = people;
const advice = '2026-W47/familie/ressourcer';

// Numbers keep to their words by a space that does not break.
const readable = (message: Message | undefined) => plain(message).replaceAll('\u00a0', ' ');
const noted = ({ note }: Reply) => readable(note);

function buttonsOf(message: Message | undefined, action: string): Button[] {
  return (message?.blocks ?? []).flatMap((block) =>
    block.type === 'buttons'
      ? block.buttons.filter((one): one is Button => !isLink(one) && one.action === action)
      : [],
  );
}

function last(town: Town, person: string) {
  const shown = town.screen(person).at(-1);
  if (shown === undefined) throw new Error(`Nothing stands on ${person}'s screen.`);
  return shown;
}

describe('a manager reads the week', () => {
  test('"rapport" says the own unit’s newest report with its curve, and nobody else’s', async () => {
    const town = await createManagerTown();
    await town.say(familie, 'rapport');
    const { message } = last(town, familie);
    expect(readable(message)).toContain('Uge 47 · Familieafdelingen');
    const pictures = message.blocks.flatMap((block) => (block.type === 'picture' ? [block.png] : []));
    expect(pictures).toEqual([Buffer.from(picture).toString('base64')]);
    expect(buttonsOf(message, 'report').map(({ value }) => value)).toEqual(['2026-W47|all']);
  });

  test('whose unit has no report of its own sees that of all, and decides nothing there', async () => {
    const town = await createManagerTown();
    await town.say(unge, 'ugerapport');
    const { message } = last(town, unge);
    expect(readable(message)).toContain('Eksempel Kommune');
    expect(buttonsOf(message, 'reportDo')).toEqual([]);
    expect(noted(await town.press(unge, 'reportDo', '2026-W47/all/ressourcer|will'))).toContain(
      'øverste leder',
    );
    expect(await town.store.decidedActions()).toEqual([]);
  });

  test.each([head, lead])('%s may choose every unit', async (person) => {
    const town = await createManagerTown();
    await town.say(person, 'rapport');
    const scopes = buttonsOf(last(town, person).message, 'report').map(({ value }) => value.split('|')[1]);
    expect(scopes).toEqual(['familie', 'modtagelse']);
    await town.press(person, 'report', '2026-W46|modtagelse');
    expect(readable(last(town, person).message)).toContain('Uge 46 · Modtagelsen');
  });

  test('"uge for uge" is a table with the way to earlier weeks, "hvorfor rød" says why in sentences', async () => {
    const town = await createManagerTown();
    await town.say(familie, 'uge for uge');
    const { message } = last(town, familie);
    expect(message.blocks.some(({ type }) => type === 'table')).toBe(true);
    expect(buttonsOf(message, 'report').map(({ label }) => label)).toEqual([
      'Uge 47',
      'Uge 46',
      'Uge 45',
      'Uge 44',
    ]);
    expect(message.blocks.flatMap((block) => (block.type === 'table' ? block.rows : []))).toHaveLength(4);
    await town.say(familie, 'hvorfor rød?');
    expect(readable(last(town, familie).message)).toContain('Tid til at lære');
  });

  test('"rapport uge 46" says that week, and "hvordan går det i min afdeling" the newest', async () => {
    const town = await createManagerTown();
    await town.say(familie, 'rapport uge 46');
    expect(readable(last(town, familie).message)).toContain('Uge 46 · Familieafdelingen');
    await town.say(familie, 'hvordan går det i min afdeling?');
    expect(readable(last(town, familie).message)).toContain('Uge 47 · Familieafdelingen');
  });

  test('"overblik" gives a link of one’s own and says how long it works', async () => {
    const town = await createManagerTown();
    const { note } = await town.press(familie, 'overview');
    expect(readable(note)).toContain('15 minutter');
    expect(JSON.stringify(note)).toContain(`pass=for-${familie}`);
  });

  test('without an overview and without a drawing program all is told in words', async () => {
    const town = await createManagerTown({});
    await town.say(familie, 'rapport');
    expect(last(town, familie).message.blocks.some(({ type }) => type === 'picture')).toBe(false);
    expect(noted(await town.press(familie, 'overview'))).toContain('ikke sat op');
  });

  test('a curve that cannot be drawn is left out and told to the administrator', async () => {
    const drawPng = () => Promise.reject(new Error('no font'));
    const town = await createManagerTown({ drawPng });
    await town.say(familie, 'rapport');
    expect(readable(last(town, familie).message)).toContain('Uge 47 · Familieafdelingen');
    expect(town.logged.join()).toContain('no font');
  });

  test('"mål", "brev" and "overblik" are everyday words to somebody who manages nothing', async () => {
    const town = await createManagerTown();
    for (const word of ['mål', 'brev', 'overblik']) {
      await town.say(caseworker, word);
      expect(town.reads(caseworker)).not.toContain('Det kan kun ledere');
    }
  });

  test.each(['rapport', 'Ugerapport'])(
    '"%s" from somebody who manages nothing is told who gets it and what they can do, not an answer',
    async (word) => {
      const town = await createManagerTown();
      const reply = await town.say(caseworker, word);
      expect(noted(reply)).toMatch(/går til ledere og projektlederen.*Skriv gevinst/);
      expect(town.reads(caseworker)).not.toContain('Send videre');
      await town.say(caseworker, 'hvordan laver jeg en rapport til ledelsen');
      expect(town.reads(caseworker)).toContain('Send videre');
    },
  );

  test('the own page shows headline and lights, and says where the report went', async () => {
    const town = await createManagerTown();
    const place = { platform: 'town', id: `dm:${familie}`, private: true };
    const account = { platform: 'town', id: familie };
    const { home } = await town.event({ id: 'home', account, place, kind: 'opened' });
    expect(readable(home)).toContain('Ugerapport');
    expect(readable(home)).toContain('**Rød** – Tid til at lære');
    const [show] = buttonsOf(home, 'report');
    expect(noted(await town.press(familie, 'report', show?.value))).toContain('i vores samtale');
  });
});

describe('a decision', () => {
  test('changes the card in place, names nobody, is audited, and can be changed', async () => {
    const town = await createManagerTown();
    await town.say(familie, 'rapport');
    const { ref } = last(town, familie);
    const before = town.screen(familie).length;
    await town.pressOn(ref, familie, 'reportDo', `${advice}|will`);
    expect(town.screen(familie)).toHaveLength(before);
    const card = town.screen(familie).find((one) => one.ref === ref)?.message;
    expect(readable(card)).toContain('Besluttet: Vi gør det');
    expect(readable(card)).not.toContain('Karin');
    expect(buttonsOf(card, 'reportDo').map(({ value }) => value)).toContain(`${advice}|notNow`);
    await town.pressOn(ref, familie, 'reportDo', `${advice}|done`);
    expect(readable(town.screen(familie).find((one) => one.ref === ref)?.message)).toContain(
      'Besluttet: Allerede gjort',
    );
    await town.press(lead, 'reportDo', `${advice}|notNow`);
    const [decided, ...more] = await town.store.decidedActions();
    expect(more).toEqual([]);
    expect(decided).toMatchObject({ action: advice, decision: 'notNow', by: lead });
    expect((await town.store.keptAbout(familie)).audit.map(({ what }) => what)).toContain(
      `decided "will" on ${advice}`,
    );
  });

  test.each([
    ['another unit’s', '2026-W47/modtagelse/ressourcer|will'],
    ['one that was never suggested', '2026-W47/familie/positiv|will'],
    ['one of a week without a report', '2026-W30/familie/ressourcer|will'],
    ['a word that is none', `${advice}|maybe`],
    ['no word', advice],
    ['nothing', ''],
    ['a scope of the wrong kind', '2026-W47/constructor/ressourcer|will'],
  ])('about %s is refused', async (_what, value) => {
    const town = await createManagerTown();
    expect(noted(await town.press(familie, 'reportDo', value))).not.toBe('');
    expect(await town.store.decidedActions()).toEqual([]);
  });

  test.each(['2026-W47|modtagelse', '2026-W47|unge', '2026-W30|familie', '|modtagelse', 'x|y'])(
    'and no report, table or reason of "%s" is shown to the manager of another unit',
    async (value) => {
      const town = await createManagerTown();
      const before = town.reads(familie);
      for (const action of ['report', 'reportWhy'])
        expect(noted(await town.press(familie, action, value))).toContain('er den ikke din');
      const scope = value.split('|')[1] ?? '';
      if (scope !== 'familie')
        expect(noted(await town.press(familie, 'reportWeeks', scope))).toContain('er den ikke din');
      expect(town.reads(familie)).toBe(before);
    },
  );
});

describe('goals', () => {
  test('are listed with light, target and who answers for them', async () => {
    const town = await createManagerTown();
    const text = noted(await town.press(familie, 'goals'));
    expect(text).toContain('Tryghed i systemet');
    expect(text).toContain('mindst 3,2');
    expect(text).toContain('Ansvarlig: Den faglige leder');
    expect(text).not.toContain('[Ret målet]');
    expect(noted(await town.press(lead, 'goals'))).toContain('[Nyt mål]');
  });

  test('are changed by their owner with Danish numbers, from the form as it stands', async () => {
    const town = await createManagerTown();
    const { form } = await town.press(head, 'goalEdit', 'tryghed');
    expect(startValues(form)).toMatchObject({
      target: '3,2',
      tolerance: '0,1',
      baseline: '3,1',
      fromWeek: '2',
    });
    const reply = await town.submit(head, 'goalEdit', 'tryghed', {
      ...startValues(form),
      target: '3,45',
      baseline: '',
    });
    expect(noted(reply)).toContain('er rettet');
    const [changed] = await town.store.changedGoals();
    expect(changed?.goal).toMatchObject({ id: 'tryghed', target: 3.45, tolerance: 0.1, fromWeek: 2 });
    expect(changed?.goal.baseline).toBeUndefined();
    expect(noted(await town.press(head, 'goals'))).toContain('mindst 3,45');
  });

  test.each([
    [{ target: 'tre' }, 'target', 'Skriv et tal'],
    [{ target: '' }, 'target', 'skal der stå noget'],
    [{ target: '6' }, 'target', 'mellem 1 og 5'],
    [{ target: '3', tolerance: '-1' }, 'tolerance', 'mellem 0 og 4'],
    [{ target: '3', fromWeek: '2,5' }, 'fromWeek', 'helt tal'],
    [{ target: '3', fromWeek: '400' }, 'fromWeek', 'helt tal'],
    [{ target: '150360-5123' }, 'target', 'CPR'],
  ])('say beside the field what is wrong with %j', async (values, field, words) => {
    const town = await createManagerTown();
    const { errors } = await town.submit(head, 'goalEdit', 'tryghed', values);
    expect(errors?.[field]).toContain(words);
    expect(await town.store.changedGoals()).toEqual([]);
  });

  test('that are measured by hand take a figure of a period, for all or for one unit', async () => {
    const town = await createManagerTown();
    const { form } = await town.press(head, 'goalValue', 'undersoegelser|2026-10');
    expect(startValues(form)).toMatchObject({ period: '2026-10', scope: 'all' });
    await town.submit(head, 'goalValue', 'undersoegelser', {
      period: '2026-10',
      scope: 'familie',
      value: '82,5 %',
    });
    expect(await town.store.goalValues()).toMatchObject([
      { goal: 'undersoegelser', period: '2026-10', scope: 'familie', value: 82.5, by: head },
    ]);
  });

  test.each([
    [{ period: '2026-12', value: '80' }, 'period'],
    [{ period: '1999-01', value: '80' }, 'period'],
    [{ period: '2026-10', value: '140' }, 'value'],
    [{ period: '2026-10', scope: 'findes-ikke', value: '80' }, 'scope'],
  ])('take no figure such as %j', async (values, field) => {
    const town = await createManagerTown();
    const { errors } = await town.submit(head, 'goalValue', 'undersoegelser', values);
    expect(errors?.[field]).toBeDefined();
    expect(await town.store.goalValues()).toEqual([]);
  });

  test('are made by project leads, with every kind of measure', async () => {
    const town = await createManagerTown();
    const { form } = await town.press(lead, 'goalNew');
    const choices = form?.fields.find(({ name }) => name === 'measure')?.options ?? [];
    const filled = { focus: 'maaling', direction: 'down', target: '3', tolerance: '' };
    for (const { value } of choices)
      await town.submit(lead, 'goalNew', '', { ...filled, title: `Mål for ${value}`, measure: value });
    const made = (await town.store.changedGoals()).map(({ goal }) => goal);
    expect(made).toHaveLength(Math.min(choices.length, 15));
    expect(new Set(made.map(({ id }) => id)).size).toBe(made.length);
    expect(made[0]).toMatchObject({
      direction: 'down',
      target: 3,
      tolerance: 0,
      title: { en: made[0]?.title.da },
    });
    const one = { ...filled, title: 'Endnu et', measure: 'activity:selfService' };
    expect(noted(await town.submit(lead, 'goalNew', '', one))).toContain('allerede 20');
  });

  test.each([
    [{ title: 'x' }, 'title'],
    [{ measure: 'pulse:XX' }, 'measure'],
    [{ measure: 'activity:__proto__' }, 'measure'],
    [{ focus: 'alt' }, 'focus'],
    [{ direction: 'sidelæns' }, 'direction'],
    [{ target: '101' }, 'target'],
    [{ title: 'Ring til 150360-5123' }, 'title'],
  ])('are not made of %j', async (wrong, field) => {
    const town = await createManagerTown();
    const right = {
      title: 'Løst selv',
      focus: 'maaling',
      measure: 'activity:selfService',
      direction: 'up',
      target: '60',
    };
    const { errors } = await town.submit(lead, 'goalNew', '', { ...right, ...wrong });
    expect(errors?.[field]).toBeDefined();
    expect(await town.store.changedGoals()).toEqual([]);
  });

  test('of others are left alone: a manager changes none, types in none and makes none', async () => {
    const town = await createManagerTown();
    for (const id of ['tryghed', 'undersoegelser', 'findes-ikke', '']) {
      const presses = [await town.press(familie, 'goalEdit', id), await town.press(familie, 'goalValue', id)];
      expect(presses.map(({ form }) => form)).toEqual([undefined, undefined]);
      await town.submit(familie, 'goalEdit', id, { target: '1' });
      await town.submit(familie, 'goalValue', id, { period: '2026-10', value: '80' });
    }
    await town.submit(familie, 'goalNew', '', {
      title: 'Mit eget',
      focus: 'maaling',
      measure: 'pulse:C1',
      direction: 'up',
      target: '3',
    });
    expect(await town.store.changedGoals()).toEqual([]);
    expect(await town.store.goalValues()).toEqual([]);
  });
});

describe('a letter', () => {
  /** From the draft through the preview; gives the receipt. */
  async function write(town: Town, person: string, values: Record<string, string> = {}): Promise<Reply> {
    const { form } = await town.press(person, 'letter', 'dip');
    const preview = await town.submit(person, 'letter', 'dip', { ...startValues(form), ...values });
    if (preview.form === undefined) return preview;
    return await town.submit(person, 'letterSend', preview.form.value, startValues(preview.form));
  }

  test('begins with a draft that fits the phase, is previewed with how many and when, and is sent', async () => {
    const town = await createManagerTown();
    const { note } = await town.press(familie, 'letters');
    expect(
      buttonsOf(note, 'letter')
        .map(({ value }) => value)
        .slice(0, 3),
    ).toEqual(['start', 'dip', 'help']);
    const { form } = await town.press(familie, 'letter', 'dip');
    expect(form?.fields.map(({ name }) => name)).toEqual(['text']);
    const preview = await town.submit(familie, 'letter', 'dip', startValues(form));
    const intro = readable({ lang: 'da', text: '', blocks: [...(preview.form?.intro ?? [])] });
    expect(intro).toMatch(/sendt til \*\*\d+\*\* \(Familieafdelingen\).*\*\*nu\*\*/);
    await town.submit(familie, 'letterSend', preview.form?.value ?? '', startValues(preview.form));
    expect(town.whoReads('Det er ventet')).toEqual([familie]);
    await town.look();
    const readers = town.whoReads('Besked fra Karin Bertelsen');
    expect(readers).toContain(caseworker);
    expect(readers).not.toContain('mikkel-toft');
    expect(town.button(caseworker, 'ask')).toBeDefined();
  });

  test('that was changed after the preview is shown again before it is sent', async () => {
    const town = await createManagerTown();
    const { form } = await town.submit(familie, 'letter', 'dip', { text: 'Først sådan.' });
    const again = await town.submit(familie, 'letterSend', form?.value ?? '', { text: 'Så sådan.' });
    expect(startValues(again.form)).toEqual({ text: 'Så sådan.' });
    expect(await town.store.letters()).toEqual([]);
    await town.submit(familie, 'letterSend', again.form?.value ?? '', { text: 'Så sådan.' });
    expect(await town.store.letters()).toMatchObject([
      { text: 'Så sådan.', by: familie, units: ['familie'] },
    ]);
  });

  test('written at night waits for the opening, and says so', async () => {
    const town = await createManagerTown();
    town.setClock('2026-11-23 22:00');
    await write(town, familie);
    await town.look();
    expect(town.whoReads('Besked fra Karin')).toEqual([]);
    expect(town.reads(familie)).toContain('i morgen kl. 8.00');
    expect(noted(await town.press(familie, 'letters'))).toMatch(
      /Sendes 24\. november 2026 kl\. 8\.00 til \d+/,
    );
    town.setClock('2026-11-24 08:01');
    await town.look();
    expect(town.whoReads('Besked fra Karin')).toContain(caseworker);
    expect(noted(await town.press(familie, 'letters'))).toMatch(/Sendt 24\. november 2026 til \d+/);
    const id = (await town.store.letters())[0]?.id;
    expect(noted(await town.press(familie, 'letterUndo', id))).toContain('allerede på vej');
  });

  test('that waits for the opening can be taken back by its author, and then reaches nobody', async () => {
    const town = await createManagerTown();
    town.setClock('2026-11-22 14:00');
    expect(noted(await write(town, familie))).toMatch(/sendt til \d+ \(i morgen kl\. 8\.00\)/);
    const { ref, message } = last(town, familie);
    const [undo] = buttonsOf(message, 'letterUndo');
    expect(noted(await town.press(lead, 'letterUndo', undo?.value))).toContain('ikke din');
    await town.pressOn(ref, familie, 'letterUndo', undo?.value ?? '');
    expect(readable(town.screen(familie).find((one) => one.ref === ref)?.message)).toContain(
      'trukket tilbage',
    );
    expect(noted(await town.press(familie, 'letters'))).not.toContain('Sendes');
    town.setClock('2026-11-23 08:01');
    await town.look();
    expect(town.whoReads('Besked fra Karin')).toEqual([]);
    expect((await town.store.keptAbout(familie)).audit.map(({ what }) => what)).toContain(
      'took back a letter to familie',
    );
  });

  test('by head or lead goes to one unit or to all, by a manager to the own one whatever is forged', async () => {
    const town = await createManagerTown();
    expect((await write(town, lead)).errors?.['units']).toContain('Vælg');
    await write(town, head, { units: 'unge' });
    await write(town, lead, { units: 'all' });
    await write(town, familie, { units: 'unge' });
    await town.submit(familie, 'letterSend', 'dip|unge|x', { text: 'Snydt.' });
    await town.submit(familie, 'letterSend', 'constructor||x', { text: 'Snydt.' });
    await town.submit(caseworker, 'letterSend', 'dip||x', { text: 'Snydt.' });
    expect((await town.store.letters()).map(({ by, units }) => [by, units])).toEqual([
      [head, ['unge']],
      [lead, ['modtagelse', 'familie', 'unge']],
    ]);
  });

  test('asks for care where it may point at a citizen, and is stopped by a CPR number', async () => {
    const town = await createManagerTown();
    const { form } = await town.submit(familie, 'letter', 'dip', { text: 'Drengen er indlagt.' });
    expect(JSON.stringify(form?.intro)).toContain('bestemt borger');
    for (const name of ['letter', 'letterSend']) {
      const stopped = await town.submit(familie, name, 'dip||x', { text: 'Sagen 150360-5123' });
      expect(stopped.errors?.['text']).toContain('CPR');
    }
  });

  test('is commented with one’s name, which the form says first; only by those who got it', async () => {
    const town = await createManagerTown();
    await write(town, familie);
    await town.look();
    const [letter] = await town.store.letters();
    const id = letter?.id ?? '';
    const { form } = await town.press(caseworker, 'letterComment', id);
    expect(JSON.stringify(form?.intro)).toContain('med dit navn');
    await town.submit(caseworker, 'letterComment', id, { text: 'Brevene driller mest.' });
    expect(town.whoReads('Brevene driller mest.')).toEqual([familie]);
    expect(town.reads(familie)).toContain('Sara Lindholm har skrevet en kommentar');
    for (const [person, value] of [
      ['mikkel-toft', id],
      [caseworker, 'findes-ikke'],
      [caseworker, ''],
    ] as const) {
      expect((await town.press(person, 'letterComment', value)).form).toBeUndefined();
      await town.submit(person, 'letterComment', value, { text: 'Snydt.' });
    }
    expect(
      (await town.submit(caseworker, 'letterComment', id, { text: '150360-5123' })).errors,
    ).toBeDefined();
    expect(town.reads(familie)).not.toContain('Snydt.');
  });

  test('says to its writer alone whom it did not reach, and why', async () => {
    const town = await createManagerTown();
    town.members.delete(other);
    await write(town, familie);
    await town.look();
    const id = (await town.store.letters())[0]?.id ?? '';
    const told = noted(await town.press(familie, 'letterReach', id));
    expect(told).toContain('Henrik Winther');
    expect(told).toContain('Platformen kender dem ikke');
    for (const person of [lead, people.modtagelse])
      expect(noted(await town.press(person, 'letterReach', id))).not.toContain('Henrik');
  });
});

describe('a small win', () => {
  test('is shared by anybody, seen without a name, and picked for the week, one at a time', async () => {
    const town = await createManagerTown();
    expect((await town.say(caseworker, 'gevinst')).form).toBeUndefined();
    expect(town.button(caseworker, 'gain')?.label).toBe('Del en gevinst');
    const { form } = await town.press(caseworker, 'gain');
    expect(JSON.stringify(form?.intro)).toContain('uden dit navn');
    await town.submit(caseworker, 'gain', '', { text: 'Brevene fletter sig selv nu.' });
    await town.submit(other, 'gain', '', { text: 'Overblikket er bedre.' });
    const listed = noted(await town.press(familie, 'gains'));
    expect(listed).toContain('Brevene fletter sig selv nu.');
    expect(listed).not.toMatch(/Sara|Henrik/);
    const [first, second] = await town.store.gains(0);
    await town.press(familie, 'gainPick', first?.id);
    await town.press(familie, 'gainPick', second?.id);
    const picked = (await town.store.gains(0)).filter((gain) => gain.picked !== undefined);
    expect(picked).toMatchObject([
      { id: second?.id, picked: { week: '2026-W48', scope: 'familie', by: familie } },
    ]);
  });

  test('of another unit is neither seen nor picked by a manager; head and lead pick among all', async () => {
    const town = await createManagerTown();
    await town.submit('mikkel-toft', 'gain', '', { text: 'Underretninger går hurtigere.' });
    const id = (await town.store.gains(0))[0]?.id;
    expect(noted(await town.press(familie, 'gains'))).not.toContain('Underretninger');
    for (const value of [id, 'findes-ikke', '']) await town.press(familie, 'gainPick', value);
    expect((await town.store.gains(0))[0]?.picked).toBeUndefined();
    expect(noted(await town.press(head, 'gains'))).toContain('Underretninger');
    await town.press(lead, 'gainPick', id);
    expect((await town.store.gains(0))[0]?.picked).toMatchObject({ scope: 'all' });
  });

  test('of a unit with too few people is not shown to its manager', async () => {
    const town = await createManagerTown({}, fewInUnge);
    const told = noted(await town.press(unge, 'gains'));
    expect(told).toContain('færre end 5');
  });

  test('with a CPR number is stopped, and one that tells of somebody comes back for a second look', async () => {
    const town = await createManagerTown();
    expect((await town.submit(caseworker, 'gain', '', { text: '150360-5123 er let' })).errors).toBeDefined();
    const { form } = await town.submit(caseworker, 'gain', '', {
      text: 'Drengen er indlagt, og det gik let.',
    });
    expect(form?.name).toBe('gain!');
    expect(await town.store.gains(0)).toEqual([]);
  });

  test('that names a citizen is shared only when its author insists, and warns the one who picks it too', async () => {
    const town = await createManagerTown();
    const text = 'Mads Hansen på Elmevej fik sin plan samme dag.';
    const { form } = await town.submit(caseworker, 'gain', '', { text });
    expect(startValues(form)).toEqual({ text });
    await town.submit(caseworker, 'gain!', form?.value ?? '', { text });
    await town.submit(other, 'gain', '', { text: 'Brevene fletter sig selv nu.' });
    const care = noted(await town.press(familie, 'gains')).match(/et bestemt menneske/g);
    expect(care).toHaveLength(1);
  });
});
