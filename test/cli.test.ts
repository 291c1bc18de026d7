import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { commands } from '../src/cli/commands.ts';
import { run } from '../src/cli/run.ts';
import { readConfig } from '../src/config.ts';
import { readAt } from './support/broken-content.ts';
import { edited, type Files, folderOf, smallContent } from './support/small-content.ts';

const program = fileURLToPath(new URL('../src/cli/medvind.ts', import.meta.url));

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in this process. */
async function medvind(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(args, {
    out: (line) => out.push(`${line}\n`),
    err: (line) => err.push(`${line}\n`),
    config: () => readConfig(env),
    now: () => readAt,
  });
  return { code, out: out.join(''), err: err.join('') };
}

/** Runs a command line as a process of its own, as a script would. */
function script(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { env }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

/** The small content as an own folder; texts are the shipped ones, so that everything can be said. */
function folder(files: Files = smallContent, more: Files = {}): Promise<string> {
  const kept = Object.entries(files).filter(([file]) => !file.startsWith('texts/'));
  return folderOf({ ...Object.fromEntries(kept), ...more });
}

const orders = ['slet mine data', 'mine data', 'hjælp', 'kø', 'rapport', 'vagt', 'mine spørgsmål', 'english'];

describe('the command line', { timeout: 60_000 }, () => {
  test('without a command it lists them and fails', async () => {
    const { code, out, err } = await medvind([]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    for (const { name } of commands) expect(err).toContain(`  ${name}`);
  });

  test('--help lists the commands and is no failure', async () => {
    const { code, out, err } = await script(['--help']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const { summary } of commands) expect(out).toContain(summary);
  });

  test('an unknown command is told with the list and what was probably meant', async () => {
    const { code, err } = await script(['chekc']);
    expect(code).toBe(2);
    expect(err).toContain('Cannot run "chekc": there is no such command. Did you mean "check"?');
    for (const { name } of commands) expect(err).toContain(`  ${name}`);
  });

  test.each(orders)('ask "%s" prints what the bot says', async (order) => {
    const { code, out } = await medvind(['ask', order]);
    expect(code).toBe(0);
    expect(out.trim()).not.toBe('');
  });

  test.each(commands)('$name has help, by --help and by help', async ({ name, summary, options }) => {
    const [flag, word] = await Promise.all([medvind([name, '--help']), medvind(['help', name])]);
    expect(flag).toEqual(word);
    expect(flag).toMatchObject({ code: 0, err: '' });
    expect(flag.out).toContain(summary);
    for (const option of options) expect(flag.out).toContain(`--${option.name}`);
  });

  const refused: readonly (readonly [string, readonly string[], string])[] = [
    ['an unknown option', ['check', '--contnt', 'x'], 'check has no such option. Did you mean "--content"?'],
    ['an option without its value', ['check', '--content'], 'Cannot use --content alone: it needs a value.'],
    ['a value for an option without one', ['ask', '--json=yes', 'hej'], 'Cannot use --json with a value'],
    ['an option twice', ['ask', '--json', '--json', 'hej'], 'Cannot use --json twice'],
    ['nothing to ask', ['ask'], 'Cannot ask nothing'],
    ['both a text and a file', ['ask', '--file', 'x.jsonl', 'hej'], 'Cannot ask both a file and a text'],
    [
      'a file that is not there',
      ['ask', '--file', 'nowhere.jsonl'],
      'Cannot read nowhere.jsonl: there is no such file.',
    ],
    [
      'a file of questions that is not there',
      ['eval', '--questions', 'nowhere.jsonl'],
      'Cannot read nowhere.jsonl',
    ],
    ['words that eval does not take', ['eval', '--questions', 'q.jsonl', 'hej'], 'Cannot use "hej"'],
    ['a folder without its option', ['check', 'ours'], 'Cannot use "ours": check takes options only.'],
    [
      'help with what is no command',
      ['help', 'chekc'],
      'Cannot help with "chekc": there is no such command. Did you mean "check"?',
    ],
    ['words that report does not take', ['report', '2026-W47'], 'Cannot use "2026-W47"'],
  ];
  test.each(refused)('%s is refused in a sentence without a stack trace', async (_name, args, sentence) => {
    const { code, out, err } = await medvind(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(sentence);
    expect(err).not.toMatch(/^\s+at /m);
  });

  test('a wrong setting is refused in its sentence', async () => {
    const { code, err } = await script(['ask', 'hej'], { MEDVIND_LANG: 'svensk' });
    expect({ code, err: err.trim() }).toEqual({
      code: 2,
      err: 'Cannot use MEDVIND_LANG "svensk": it must be a language that Medvind speaks. Write da or en.',
    });
  });
});

describe('check', { timeout: 60_000 }, () => {
  test('says that content is right, and how much there is', async () => {
    const { code, out } = await medvind(['check', '--content', await folder()]);
    expect(code).toBe(0);
    expect(out.split('\n')[0]).toBe('The content is right: 4 entries in 2 topics, 3 people.');
  });

  test('says of the shipped content that it is right', async () => {
    const { code, out } = await script(['check']);
    expect(out).toMatch(/^The content is right: \d{3} entries in \d+ topics, 60 people\.\n/);
    expect(code).toBe(0);
  });

  test('tells every problem as file:line field: sentence', async () => {
    const content = await folder(
      edited('faq/adgang.yaml', 'owner: projektleder', 'owner: juristen', 'reviewBy', 'reviewby'),
    );
    const { code, out } = await medvind(['check'], { MEDVIND_CONTENT: content });
    const path = join(content, 'faq/adgang.yaml');
    expect(code).toBe(1);
    expect(out).toContain(
      `${path}:12 entries[foerste-login].reviewby: "reviewby" is not known here. Did you mean "reviewBy"?`,
    );
    expect(out).toMatch(/The content cannot be used: \d problems?\.\n$/);
  });

  test('tells a warning and lets it pass', async () => {
    const content = await folder(edited('faq/adgang.yaml', '2099-01-01', '2020-01-01'));
    const { code, out } = await medvind(['check', '--content', content]);
    expect(code).toBe(0);
    expect(out).toContain('reviewBy: Warning. Should have been reviewed by 2020-01-01.');
    expect(out).toContain('1 warning.');
  });

  test('says when there is no such folder', async () => {
    const { code, out } = await medvind(['check', '--content', '/nowhere/at/all']);
    expect(code).toBe(1);
    expect(out).toContain('There is no such content folder.');
  });
});

describe('report', { timeout: 60_000 }, () => {
  test.each([
    ['is not there', '/nowhere/at/all', 'there is no such folder.'],
    ['is no folder', program, 'it is no folder.'],
  ])('says so of a data folder that %s', async (_name, data, why) => {
    const { code, err } = await medvind(['report', '--content', await folder()], { MEDVIND_DATA: data });
    expect(code).toBe(1);
    expect(err).toContain(`Cannot read reports from ${data}: ${why} Name the folder`);
  });
});

describe('doctor', { timeout: 60_000 }, () => {
  const toDo = async (args: readonly string[]) => {
    const { code, out } = await medvind(['doctor', 'slack', ...args]);
    expect(code).toBe(1);
    return out.split('\n').filter((line) => !line.includes('Slack is not set up'));
  };

  test('does not say that all is well with content that Medvind does not start with', async () => {
    const content = await folder(edited('faq/adgang.yaml', 'owner: projektleder', 'owner: juristen'));
    expect(await toDo(['--content', content])).toContainEqual(
      expect.stringMatching(/^To do {2}The content cannot be used.*-- check/),
    );
  });

  test('says that the organisation is the example, once, and looks for nobody of it', async () => {
    const found = (await toDo([])).filter((line) => line !== '');
    expect(found).toEqual([expect.stringMatching(/^To do {2}The organisation is the invented example/)]);
  });
});

describe('ask', { timeout: 60_000 }, () => {
  test('prints what the person would read, in words without quotation marks too', async () => {
    const content = await folder();
    const { code, out, err } = await medvind([
      'ask',
      '--content',
      content,
      'Hvordan',
      'opretter',
      'jeg',
      'en',
      'sag?',
    ]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Hvordan opretter jeg en sag?\n────');
    expect(out).toContain('Vælg Ny sag, søg barnet frem, og udfyld sagens grund.');
    expect(out).toContain('[Spørg en superbruger]');
  });

  test('--json prints one line with the fields of the documentation', async () => {
    const { out } = await medvind(['ask', '--json', '--content', await folder(), 'login første dag']);
    const line = JSON.parse(out);
    expect(Object.keys(line)).toEqual(['id', 'outcome', 'confidence', 'entries', 'ranked', 'privacy', 'ms']);
    expect(line.ranked[0].id).toBe('foerste-login');
    expect(line.ms).toBeGreaterThan(0);
  });

  test('--explain tells the kind, the rule and the ranking', async () => {
    const content = await folder();
    const { out } = await medvind(['ask', '--explain', '--content', content, 'far slår barnet']);
    expect(out).toContain('read as: emergency by "slår {barn}"');
    const json = await medvind(['ask', '--json', '--explain', '--content', content, 'min printer']);
    expect(JSON.parse(json.out).explain).toMatchObject({
      kind: 'question',
      language: 'da',
      door: { id: 'it', strength: 'clear' },
      parts: [{ text: 'min printer' }],
    });
    const why = await medvind(['ask', '--explain', '--content', content, 'hvor logger jeg ind henne']);
    expect(why.out).toContain('nearest to "hvor logger jeg ind"');
    expect(why.out).toContain('words in common: hvor, logger, jeg, ind');
  });

  test('--file answers every line, and names those it could not read', async () => {
    const lines = [
      '{"id": "q1", "text": "login første dag"}',
      '',
      'ikke json',
      '{"id": 7, "text": "hej"}',
      '{"id": "q3"}',
      '{"text": "mit nummer er 150360-5123"}',
    ];
    const content = await folder(smallContent, { 'questions.jsonl': `\uFEFF${lines.join('\r\n')}\n` });
    const file = join(content, 'questions.jsonl');
    const { code, out, err } = await script(['ask', '--json', '--content', content, '--file', file]);
    const read = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(read.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['q1', 'answer'],
      [7, 'smalltalk'],
      ['6', 'stopped'],
    ]);
    expect(read[2]).toMatchObject({ ranked: [], privacy: [{ kind: 'cpr', action: 'stop' }] });
    expect(err).toContain(`${file}:3: Cannot read the line: this is not JSON.`);
    expect(err).toContain(`${file}:5: Cannot read the line: "text" is missing. Write it on the line.`);
    expect(code).toBe(1);
  });

  test('a folder with no more than an unfinished FAQ can be tried, and its problems are told', async () => {
    const unfinished =
      'topic: nyt\ntitle: Nyt\nentries:\n  - id: Min_Kladde\n    question: Hvor er kladden?\n';
    const content = await folderOf({ 'faq/nyt.yaml': unfinished });
    const { code, out, err } = await medvind(['ask', '--json', '--content', content, 'hvor er kladden']);
    expect(JSON.parse(out).ranked[0].id).toBe('Min_Kladde');
    expect(err).toContain('entries[Min_Kladde].answer: Is missing.');
    expect(code).toBe(0);
  });

  test('content of which too little is left is not tried', async () => {
    const { code, out, err } = await medvind([
      'ask',
      '--content',
      await folderOf({ 'faq/tom.yaml': '' }),
      'hej',
    ]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('Cannot try this content');
  });
});

describe('eval', { timeout: 60_000 }, () => {
  const lines = [
    { text: 'login første dag', expect: 'foerste-login' },
    { text: 'oprette sag på et barn', expect: ['opret-sag', 'journalnotat'] },
    { text: 'hej', expect: 'smalltalk' },
    { text: 'far slår barnet', expect: { outcome: 'emergency' } },
    { text: 'hvad som helst', expect: 'opret-sga' },
  ];

  test('prints the figures, and --json has them as data', async () => {
    const questions = lines.map((line) => JSON.stringify(line)).join('\n');
    const content = await folder(smallContent, { 'questions.jsonl': questions });
    const args = ['eval', '--content', content, '--questions', join(content, 'questions.jsonl')];
    const [page, json] = await Promise.all([medvind(args), medvind([...args, '--json'])]);
    expect(page.out).toContain('4 questions, 4 as expected.');
    expect(page.err).toContain(
      'questions.jsonl:5: Cannot read the line: no entry or outcome is called "opret-sga".',
    );
    expect([page.code, json.code]).toEqual([1, 1]);
    expect(JSON.parse(json.out)).toMatchObject({
      questions: 4,
      top1: 1,
      top3: 1,
      mrr: 1,
      falseAnswers: 0,
      outcomesRight: 1,
    });
  });

  test('without questions the content is asked about itself', async () => {
    const content = await folder();
    const args = ['eval', '--content', content];
    const [page, json] = [await medvind(args), await medvind([...args, '--json'])];
    expect(page).toMatchObject({ code: 0, err: '' });
    expect(page.out).toContain('What to expect, from each wording asked as if it were new');
    expect(Object.keys(JSON.parse(json.out))).toEqual([
      'estimate',
      'confusable',
      'hardToFind',
      'fewWordings',
    ]);
  });
});
