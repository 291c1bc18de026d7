import { describe, expect, test } from 'vitest';
import { learnDanger, scoreOf } from '../../../src/answer/understand/danger/learn.ts';
import { dangerScore } from '../../../src/answer/understand/danger/likeness.ts';
import { piecesOf } from '../../../src/answer/understand/danger/pieces.ts';
import { createEmergencyRule, emergencyText } from '../../../src/answer/understand/emergency.ts';
import { dangerTables } from './danger-tables.ts';
import { faqTexts, shipped, shippedFiles, texts } from './shipped.ts';

const emergencies = texts('emergencies.json');
const ordinary = texts('ordinary.json');

describe('the shipped emergency rules', () => {
  test('recognise every one of over 950 phrasings of somebody in danger', () => {
    expect(emergencies.length).toBeGreaterThan(950);
    expect(emergencies.filter((text) => !shipped.emergency(text))).toEqual([]);
  });

  test('recognise them in capitals, without æ, ø and å, and after a greeting', () => {
    const changes: readonly ((text: string) => string)[] = [
      (text) => text.toUpperCase(),
      (text) => text.replaceAll('æ', 'ae').replaceAll('ø', 'oe').replaceAll('å', 'aa'),
      (text) => text.normalize('NFD'),
      (text) => `Hej alle, ${text}!!!`,
    ];
    for (const change of changes) {
      expect(emergencies.map(change).filter((text) => !shipped.emergency(text))).toEqual([]);
    }
  });

  test('recognise at least 97 of 100 when æ, ø and å are typed as a, o and a', () => {
    const bare = emergencies.map((text) => text.replace(/[æå]/giu, 'a').replace(/ø/giu, 'o'));
    const missed = bare.filter((text) => !shipped.emergency(text));
    expect(missed.length / bare.length).toBeLessThanOrEqual(0.03);
  });

  test('mistake at most one in 200 ordinary questions, and none of the FAQ, for an emergency', () => {
    const mistaken = ordinary.filter((text) => shipped.emergency(text));
    expect(ordinary.length).toBeGreaterThan(400);
    expect(mistaken.length / ordinary.length).toBeLessThanOrEqual(1 / 200);
    expect(faqTexts().filter((text) => shipped.emergency(text))).toEqual([]);
  });

  test('mistake none of over 600 texts that only sound like danger, such as "systemet dør hele tiden"', () => {
    const near = texts('near-misses.json');
    expect(near.length).toBeGreaterThan(600);
    expect(near.filter((text) => shipped.emergency(text))).toEqual([]);
  });

  test('see a threat that hangs on what the system is for, such as "han slår mig ihjel hvis han ikke får en afgørelse"', () => {
    expect(texts('threats.json').filter((text) => !shipped.emergency(text))).toEqual([]);
  });

  test.each(['det hjalp tak', 'Det hjalp mig, tak!', 'ja det hjalp tak for det', 'tak det har hjulpet mig'])(
    'leave %j alone: "tak" is no slip for "tæsk"',
    (text) => {
      expect(shipped.emergency(text)).toBeUndefined();
    },
  );

  // Nothing was learned from these: likeness has to be right about them by itself.
  test('mistake none of a hundred lines of a working day, such as "den unge skærer i sig selv, skal det stå i planen"', () => {
    const casework = texts('casework.json');
    expect(casework.length).toBeGreaterThanOrEqual(100);
    expect(casework.filter((text) => shipped.emergency(text))).toEqual([]);
  });

  // Kept aside: no rule was changed by them and nothing learned from them. What people will type is in no table either.
  test('recognise 126 of 150 phrasings that they were not written by, and mistake at most 2 of 60 that sound like danger', () => {
    const unseen = texts('emergencies-unseen.json');
    expect(unseen).toHaveLength(150);
    expect(unseen.filter((text) => shipped.emergency(text)).length).toBeGreaterThanOrEqual(126);
    const near = texts('near-misses-unseen.json').filter((text) => shipped.emergency(text));
    expect(near.length).toBeLessThanOrEqual(2);
  });

  test('take no out-of-scope text for an emergency', () => {
    expect(texts('../out-of-scope.da.json').filter((text) => shipped.emergency(text))).toEqual([]);
  });

  test("let words of taking one's own life overrule a text about the system", () => {
    expect(shipped.emergency('jeg slår mig selv ihjel hvis systemet ikke virker')).toBeDefined();
    expect(shipped.emergency('i want to die, the system does not work')).toBeDefined();
    expect(shipped.emergency('systemet slår mig ihjel')).toBeUndefined();
    expect(shipped.emergency('I want to do a report in the system')).toBeUndefined();
  });

  test('let "lige nu" overrule a question about the system', () => {
    expect(shipped.emergency('hvordan registrerer jeg at far slår barnet')).toBeUndefined();
    expect(shipped.emergency('hvordan registrerer jeg det, far slår barnet lige nu')).toBeDefined();
  });
});

describe('likeness to danger', () => {
  const { danger, ordinary: harmless } = dangerTables();

  test('is judged by weights that are up to date with the tables', () => {
    const fresh = learnDanger(danger, harmless);
    const differs = [...danger, ...harmless].filter(
      (text) =>
        Math.abs(dangerScore(text) - scoreOf(piecesOf(text), fresh)) > 1 &&
        dangerScore(text) > Number.NEGATIVE_INFINITY,
    );
    expect(differs.length / (danger.length + harmless.length), 'run npm run -s learn:danger').toBeLessThan(
      0.01,
    );
  });

  test('is seen without any rule, also with slips of the finger', () => {
    const bare = createEmergencyRule({ ...shippedFiles.emergency, danger: ['zzzz'] });
    for (const text of [
      'vores vagt ligger på jorden og de sparker ham',
      'vores vagt liger på jorde og di spaker ham',
    ])
      expect(bare(text)).toEqual({ rule: 'like other texts of danger' });
    expect(danger.filter((text) => bare(text)).length / danger.length).toBeGreaterThan(0.85);
  });

  test('is looked for in each sentence, and in nothing that is longer than what people type', () => {
    const bare = createEmergencyRule({ ...shippedFiles.emergency, danger: ['zzzz'] });
    const text = 'hun har slæbt drengen ud og han skreg';
    expect(bare(`Hej. Jeg sidder her og venter på en kollega i dag. ${text}. Hvad siger I?`)).toBeDefined();
    expect(bare(`${text}. ${'Jeg venter på en kollega. '.repeat(30)}`)).toBeUndefined();
  });

  test('gives way to a rule that says it is about the system', () => {
    expect(
      shipped.emergency('hvordan registrerer jeg at vagten lå på jorden og de sparkede ham'),
    ).toBeUndefined();
  });
});

describe('emergencyText()', () => {
  const file = shippedFiles.emergency;

  test('names 112 in both languages', () => {
    const text = emergencyText(file);
    expect(text.da).toContain('112');
    expect(text.en).toContain('112');
  });

  test('leaves out the line of a number that is not given, and shows it when it is', () => {
    expect(emergencyText(file).da).not.toContain('akutte modtagelse');
    const own = { ...file, numbers: { ...file.numbers, municipality: '12 34 56 78' } };
    expect(emergencyText(own).da).toContain('Ring **12 34 56 78** for kommunens akutte modtagelse');
    expect(emergencyText(own).en).toContain('12 34 56 78');
  });

  test('names the lifeline to whoever thinks of suicide, and leaves its line out when the organisation has none', () => {
    expect(emergencyText(file).da).toContain('70 201 201');
    expect(emergencyText(file).en).toContain('70 201 201');
    const none = { ...file, numbers: { ...file.numbers, lifeline: '' } };
    expect(emergencyText(none).da).not.toContain('Livslinien');
  });

  test('leaves no placeholder unfilled', () => {
    const text = emergencyText({
      ...file,
      numbers: { alarm: '1', socialDuty: '2', municipality: '3', lifeline: '4' },
    });
    expect(text.da + text.en).not.toMatch(/[{}]/u);
  });
});

test('a rule that names a missing word list is refused in a sentence', () => {
  const file = { ...shippedFiles.emergency, danger: ['{findes-ikke} slår'] };
  expect(() => createEmergencyRule(file)).toThrow('Cannot use the word list {findes-ikke}');
});
