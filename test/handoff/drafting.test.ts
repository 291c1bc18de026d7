import { describe, expect, test } from 'vitest';
import { type Drafted, decideDraft, draftFrom, draftSchema } from '../../src/handoff/index.ts';
import { slugFrom } from '../../src/handoff/slug.ts';
import { at, lived, person, question, superuser } from './world.ts';

const now = at('2026-11-23 10:00');
const asta = superuser('asta');
const bent = superuser('bent');
const lead = person('pia', { roles: ['projectLead'] });
const caseworker = person('carl');

const answered = lived(
  question({ text: 'hvordan får jeg åbnet en låst sag' }),
  [{ kind: 'claim', by: 'asta' }, now],
  [{ kind: 'answer', by: 'asta', text: 'Prøv at lukke den først.' }, now],
  [{ kind: 'answer', by: 'asta', text: 'Vælg Lås op i menuen Sag.' }, now],
);
const made = { id: 'd1', by: asta, topic: 'sager', taken: new Set<string>(), at: now };

function draftOf(drafted: Drafted) {
  if (!drafted.ok) throw new Error(`Cannot draft: ${drafted.why.tag}.`);
  return drafted.draft;
}
const draft = draftOf(draftFrom(answered, made));

describe('slugFrom()', () => {
  test.each([
    ['hvordan får jeg åbnet en låst sag', 'hvordan-faar-jeg-aabnet-en-laast-sag'],
    ['Hvor er § 50-undersøgelsen?', 'hvor-er-50-undersoegelsen'],
    ['  Ærø & Ålborg – café  ', 'aeroe-aalborg-cafe'],
    ['???', 'svar'],
    ['', 'svar'],
    ['x'.repeat(80), 'x'.repeat(50)],
    [
      'hvordan overfører jeg en sag fra det gamle system til det nye',
      'hvordan-overfoerer-jeg-en-sag-fra-det-gamle-system',
    ],
  ])('makes of "%s" the id %s', (text, id) => {
    expect(slugFrom(text, new Set())).toBe(id);
  });

  test('counts up while the id is taken', () => {
    expect(slugFrom('Ny sag', new Set(['ny-sag', 'ny-sag-2']))).toBe('ny-sag-3');
  });
});

describe('draftFrom()', () => {
  test('proposes the question, the last answer and the words as they were typed', () => {
    expect(draft).toEqual({
      id: 'd1',
      rev: 0,
      question: 'q1',
      by: 'asta',
      topic: 'sager',
      state: 'drafted',
      draftedAt: now,
      entry: {
        id: 'hvordan-faar-jeg-aabnet-en-laast-sag',
        question: 'Hvordan får jeg åbnet en låst sag',
        answer: 'Vælg Lås op i menuen Sag.',
        phrasings: ['hvordan får jeg åbnet en låst sag'],
      },
    });
    expect(draftSchema.parse(draft)).toEqual(draft);
  });

  test('takes the superuser’s own words before the proposed ones, and the id from them', () => {
    const words = { question: 'Hvordan låser jeg op?', answer: 'Vælg Sag og så Lås op.' };
    const { entry } = draftOf(draftFrom(answered, { ...made, words }));
    expect(entry).toMatchObject({ ...words, id: 'hvordan-laaser-jeg-op' });
    expect(entry.phrasings).toEqual(['hvordan får jeg åbnet en låst sag']);
  });

  test('cuts what is too long for an entry', () => {
    const long = lived(
      question({ text: 'a '.repeat(400) }),
      [{ kind: 'claim', by: 'asta' }, now],
      [{ kind: 'answer', by: 'asta', text: 'b '.repeat(2000) }, now],
    );
    const { entry } = draftOf(draftFrom(long, made));
    expect(entry.question.length).toBeLessThanOrEqual(200);
    expect(entry.answer.length).toBeLessThanOrEqual(3000);
    expect(entry.answer.endsWith('…')).toBe(true);
  });

  test.each([
    ['nobody has answered', { ...answered, turns: [] }],
    ['the text has been forgotten', { ...answered, text: null }],
    [
      'the answer has been forgotten',
      { ...answered, turns: answered.turns.map((turn) => ({ ...turn, text: null })) },
    ],
  ])('has no words when %s', (_, without) => {
    expect(draftFrom(without, made)).toEqual({ ok: false, why: { tag: 'noWords' } });
  });

  test('names the fields that are no entry yet', () => {
    const words = { question: 'hva', answer: 'Ja.' };
    expect(draftFrom(answered, { ...made, words })).toEqual({
      ok: false,
      why: { tag: 'notAnEntry', fields: ['question', 'answer'] },
    });
  });

  test('is for those who help', () => {
    expect(draftFrom(answered, { ...made, by: caseworker })).toEqual({ ok: false, why: { tag: 'mayNot' } });
  });
});

describe('a draft is decided', () => {
  test.each([bent, lead])('by another one who helps: $id', (by) => {
    expect(decideDraft(draft, by, { kind: 'approve' }, now + 1)).toEqual({
      ok: true,
      draft: { ...draft, rev: 1, state: 'approved', decidedBy: by.id, decidedAt: now + 1 },
    });
  });

  test('with a reason when it is turned down', () => {
    const decided = draftOf(
      decideDraft(draft, bent, { kind: 'turnDown', reason: ' Findes i forvejen. ' }, now + 1),
    );
    expect(decided).toMatchObject({ state: 'turnedDown', reason: 'Findes i forvejen.', rev: 1 });
    expect(draftOf(decideDraft(draft, bent, { kind: 'turnDown' }, now))).not.toHaveProperty('reason');
  });

  test('never by the one who drafted it, nor by somebody who may not help', () => {
    expect(decideDraft(draft, asta, { kind: 'approve' }, now)).toEqual({
      ok: false,
      why: { tag: 'ownDraft' },
    });
    expect(decideDraft(draft, caseworker, { kind: 'approve' }, now)).toEqual({
      ok: false,
      why: { tag: 'mayNot' },
    });
  });

  test('once: the second one reads who was first', () => {
    const approved = draftOf(decideDraft(draft, bent, { kind: 'approve' }, now));
    const why = { tag: 'alreadyDecided', state: 'approved', by: 'bent' };
    expect(decideDraft(approved, lead, { kind: 'turnDown' }, now)).toEqual({ ok: false, why });
  });
});
