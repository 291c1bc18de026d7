import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { forms } from '../../src/dialogue/forms.ts';
import { dataFolder, filesWith } from '../support/folders.ts';
import { type Product, refusal, startProduct } from '../support/product.ts';
import { oneTopic, scenarioContent } from '../support/scenario-content.ts';
import { startSlackServer } from '../support/slack-server.ts';
import { postAs, type Visitor, visitor, wordsOf } from '../support/visitor.ts';

const alarm = 'Ring 112 ved akut fare';
const folders: string[] = [];

async function contentFolder(open = true): Promise<string> {
  const folder = await scenarioContent({ open, files: oneTopic });
  folders.push(folder);
  return folder;
}
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true });
});

interface Running extends Product {
  readonly data: string;
  readonly content: string;
  as(person: string): Visitor;
}

async function begin(open = true): Promise<Running> {
  const data = await dataFolder();
  const content = await contentFolder(open);
  const product = await startProduct({ MEDVIND_DATA: data, MEDVIND_CONTENT: content });
  onTestFinished(async () => void (await product.end('SIGKILL')));
  return { ...product, data, content, as: (person) => visitor(product.url, person) };
}

async function sendOn(asker: Visitor, text: string): Promise<string> {
  await asker.say(text);
  const { value } = await asker.awaitButton('forward', 'noneOfThese');
  await asker.submit('forwardSend', value, {});
  return (await asker.awaitButton('withdraw')).value;
}

describe('a personal number', () => {
  // Births of 1860 and of 2035 by the century rule: nobody's number.
  const numbers = ['150360-5123', '1503605123', '150360 5123', '15 03 60 51 23', '010135-4321'];
  // Half a number counts too, where it stands alone: ids and times have all kinds of digits inside.
  const digits = [
    ...numbers,
    ...[5123, 150360, 4321, '010135'].map((half) => `(?<![\\w-])${half}(?![\\w-])`),
  ].map((pattern) => new RegExp(pattern));

  test('in any field of any form, or in a line, is in no file and in no output afterwards', async () => {
    const { as, data, output, end } = await begin();
    const [asker, helper, leader] = [as('sara-lindholm'), as('jonas-kjeldsen'), as('birgitte-lauridsen')];
    const question = await sendOn(asker, 'hvor er gulerodsfanen henne');
    await asker.say('hvor er selleriet så');
    const inquiry = (await asker.awaitButton('forward', 'noneOfThese')).value;
    await helper.press('claim', question);
    for (const number of numbers) {
      const reply = await asker.say(`kan ikke finde ${number} i listen`);
      expect(reply.stopped).toBe(true);
      expect(JSON.stringify(reply)).not.toContain(number.slice(-4));
      for (const [form, { limits, helper: helps, lead, manager, owner, needs }] of Object.entries(forms)) {
        const who = helps ? helper : lead || manager || owner ? leader : asker;
        const value = needs === 'inquiry' ? inquiry : question;
        for (const field of Object.keys(limits).filter((name) => name !== 'scope')) {
          const values = Object.fromEntries(Object.keys(limits).map((name) => [name, `selleri ${name}`]));
          for (const sent of [form, `${form}!`]) {
            const refused = await who.submit(sent, value, { ...values, [field]: `se ${number}` });
            const told = refused.errors?.[field] ?? (refused.stopped && 'stopped');
            expect(told, `${sent} ${field} ${number}`).toBeTruthy();
            expect(JSON.stringify(refused)).not.toContain(number.slice(-4));
          }
        }
      }
    }
    expect(await end()).toBe(0);
    expect(await filesWith(data, ...digits)).toEqual([]);
    for (const digit of digits) expect(output()).not.toMatch(digit);
    // What was asked is kept, and yet in no line of the log.
    expect(await filesWith(data, 'gulerodsfanen')).not.toEqual([]);
    for (const word of ['gulerod', 'selleri', 'Sara', 'Jonas']) expect(output()).not.toContain(word);
  });
});

describe('an emergency', () => {
  const danger = 'far slår barnet lige nu og jeg kan høre det gennem rabarberhækken';

  test.each([true, false])('is answered at once, open: %s, and nothing of it is kept', async (open) => {
    const { as, data, output, end } = await begin(open);
    const asker = as('sara-lindholm');
    await asker.say(danger);
    const answer = await asker.awaitWords(alarm);
    const lines = await asker.lines();
    expect(lines.indexOf(lines.find(({ key }) => key === answer.key) ?? answer)).toBe(0);
    expect(lines.some((line) => wordsOf(line).includes('rabarber'))).toBe(false);
    for (const person of ['jonas-kjeldsen', 'rikke-damgaard', 'mikkel-toft', 'birgitte-lauridsen']) {
      expect((await as(person).lines()).map(wordsOf).join()).not.toContain('rabarber');
    }
    await end();
    expect(await filesWith(data, 'rabarber')).toEqual([]);
    expect(output()).not.toContain('rabarber');
  });
});

describe('outside opening hours', () => {
  test('a question waits, the asker reads until when, and no superuser sees it', async () => {
    const { as } = await begin(false);
    await sendOn(as('sara-lindholm'), 'hvor er gulerodsfanen henne');
    await as('sara-lindholm').awaitWords('Superbrugerne har lukket nu. Spørgsmålet venter til');
    expect(await as('jonas-kjeldsen').lines()).toEqual([]);
  });
});

describe('content that is edited while the program runs', () => {
  test('is used when it is right; when it is not, the last good is kept and the project lead reads why', async () => {
    const { as, content } = await begin();
    const file = join(content, 'faq/sager.yaml');
    const good = oneTopic['faq/sager.yaml'] ?? '';
    const asker = as('sara-lindholm');

    await writeFile(file, good.replace('Bestil en ny på selvbetjeningen.', 'Ring til gulerodslinjen.'));
    await settledAnswer(asker, 'Ring til gulerodslinjen.');

    await writeFile(file, good.replace('  - id: glemt-kode', '  - idd: glemt-kode'));
    const told = wordsOf(await as('birgitte-lauridsen').awaitWords('Jeg bruger de forrige'));
    expect(told).toMatch(/faq\/sager\.yaml, linje \d+/);
    expect(told).toContain('idd');
    await asker.say('jeg har glemt min adgangskode');
    await settledAnswer(asker, 'Ring til gulerodslinjen.');
    expect((await as('jonas-kjeldsen').lines()).map(wordsOf).join()).not.toContain('forrige');

    await writeFile(file, good.replace('Bestil en ny på selvbetjeningen.', 'Gå i kælderen.'));
    await settledAnswer(asker, 'Gå i kælderen.');
  });

  /** Asks until the answer is the new one: files are looked at every now and then. */
  async function settledAnswer(asker: Visitor, words: string): Promise<void> {
    const lastSaid = async () => {
      await asker.say('jeg har glemt min adgangskode');
      const last = (await asker.lines()).findLast(({ from }) => from === undefined);
      return last && wordsOf(last);
    };
    await expect.poll(lastSaid, { timeout: 10_000, interval: 250 }).toContain(words);
  }
});

describe('who somebody is', () => {
  let running: Running;
  beforeAll(async () => {
    const data = await dataFolderForAll();
    const content = await contentFolder();
    const product = await startProduct({ MEDVIND_DATA: data, MEDVIND_CONTENT: content });
    running = { ...product, data, content, as: (person) => visitor(product.url, person) };
  });
  afterAll(() => running.end());

  const base = { id: 'forged-12345', kind: 'pressed', action: 'queue', value: '' };
  test.each(['person', 'account', 'me', 'by', 'som', 'place'])(
    'is not taken from "%s" in a body',
    async (field) => {
      const body = { ...base, [field]: 'jonas-kjeldsen' };
      const response = await postAs(running.url, 'sara-lindholm', body);
      expect(response.status).toBe(400);
    },
  );

  test('is nobody the organisation does not have', async () => {
    for (const person of ['nobody', 'anne-bach', '..', '%2e%2e', 'constructor']) {
      expect((await postAs(running.url, person, base)).status, person).toBe(404);
    }
  });
});

async function dataFolderForAll(): Promise<string> {
  const folder = await scenarioContent({ files: {} });
  folders.push(folder);
  return join(folder, 'data');
}

describe('the start', () => {
  test('of a second process on the same folder is refused, and the first goes on', async () => {
    const { data, content, pid, as } = await begin();
    const { code, said } = await refusal({ MEDVIND_DATA: data, MEDVIND_CONTENT: content });
    expect(code).toBe(1);
    expect(said).toContain(`Cannot open ${data}: process ${pid} has it open since`);
    expect(said).not.toContain('    at ');
    await as('sara-lindholm').say('hej');
    await as('sara-lindholm').awaitWords('Hej');
  });

  test('on an address that others reach has no built-in chat and says so', async () => {
    const data = await dataFolder();
    const content = await contentFolder();
    const product = await startProduct({ MEDVIND_DATA: data, MEDVIND_CONTENT: content, HOST: '0.0.0.0' });
    onTestFinished(async () => void (await product.end('SIGKILL')));
    const here = product.url.replace('0.0.0.0', '127.0.0.1');
    expect((await fetch(here)).status).toBe(404);
    expect((await fetch(`${here}healthz`)).status).toBe(200);
    expect((await postAs(here, 'sara-lindholm', { id: 'x', kind: 'opened' })).status).toBe(404);
    expect(await product.end()).toBe(0);
    expect(product.output()).toContain('The built-in chat is off');
    expect(product.output()).toContain('HOST=127.0.0.1');
  });

  const wrong = [
    ['HOST', 'http://localhost:3000'],
    ['PORT', '70000'],
    ['PORT', 'three'],
    ['MEDVIND_DATA', 'https://example.test/data'],
    ['MEDVIND_CONTENT', 'ftp://example.test'],
    ['MEDVIND_LANG', 'sv'],
  ] as const;
  test.each(wrong)('with %s=%s is refused in a sentence', async (name, value) => {
    const { code, said } = await refusal({ MEDVIND_DATA: join(await dataFolder(), 'x'), [name]: value });
    expect(code).toBe(1);
    expect(said).toMatch(
      new RegExp(`^Cannot use ${name} "${value.replaceAll('/', '\\/')}": it must .+\\.\n$`),
    );
  });

  test('with content that is wrong names file, line and field', async () => {
    const content = await contentFolder();
    await writeFile(join(content, 'faq/sager.yaml'), 'topic: sager\ntitel: Sager\nentries: []\n');
    const { code, said } = await refusal({ MEDVIND_DATA: await dataFolder(), MEDVIND_CONTENT: content });
    expect(code).toBe(1);
    expect(said).toMatch(/Cannot use the content:\n/);
    expect(said).toMatch(/faq\/sager\.yaml/);
    expect(said).not.toContain('    at ');
  });
});

describe('a Slack that', () => {
  const slackAt = async (apiUrl: string) => ({
    MEDVIND_DATA: await dataFolder(),
    MEDVIND_CONTENT: await contentFolder(),
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_APP_TOKEN: 'xapp-1',
    SLACK_API_URL: apiUrl,
  });

  test('cannot be reached stops no other chat', async () => {
    const product = await startProduct(await slackAt('http://127.0.0.1:9/'));
    onTestFinished(async () => void (await product.end('SIGKILL')));
    const asker = visitor(product.url, 'sara-lindholm');
    await asker.say('hvor er gulerodsfanen henne');
    await asker.awaitButton('forward', 'noneOfThese');
    expect(product.output()).toContain('Cannot start Slack: Slack could not be reached');
    expect(await product.end()).toBe(0);
  });

  test('refuses the token is a sentence without a stack', async () => {
    const slack = await startSlackServer([]);
    onTestFinished(() => slack.close());
    slack.trouble('auth.test', { error: 'invalid_auth' });
    const { code, said } = await refusal(await slackAt(slack.apiUrl));
    expect(code).toBe(1);
    expect(said).toContain('Cannot start Slack: Slack answered invalid_auth. Check SLACK_BOT_TOKEN');
    expect(said).not.toMatch(/^\s+at /m);
  });
});

describe('what nobody foresaw', () => {
  // Goes wrong within the product itself, when it gets a signal.
  const bad =
    "process.on('SIGUSR2', () => void Promise.reject(new Error('left to nobody')));process.on('SIGHUP', () => { throw new Error('thrown'); });";
  const setting = { NODE_OPTIONS: `--import "data:text/javascript,${encodeURIComponent(bad)}"` };

  async function beginBadly() {
    const data = await dataFolder();
    const product = await startProduct({
      MEDVIND_DATA: data,
      MEDVIND_CONTENT: await contentFolder(),
      ...setting,
    });
    onTestFinished(async () => void (await product.end('SIGKILL')));
    return { data, product };
  }

  test('in a promise that nobody waits for is a line in the log, and the others go on', async () => {
    const { product } = await beginBadly();
    process.kill(product.pid, 'SIGUSR2');
    await vi.waitFor(() =>
      expect(product.output()).toMatch(/nobody waits for went wrong.*\n.*left to nobody/),
    );
    const asker = visitor(product.url, 'sara-lindholm');
    await asker.say('hvor er gulerodsfanen henne');
    await asker.awaitButton('forward', 'noneOfThese');
    expect(await product.end()).toBe(0);
  });

  test('ends the process in good order, and not as if all were well', async () => {
    const { data, product } = await beginBadly();
    expect(await product.end('SIGHUP')).toBe(1);
    expect(product.output()).toContain('it stops in good order');
    expect(await readdir(data)).not.toContain('owner.json');
  });
});

test('when whoever reads its log goes away, it goes on, is told what changes, and stops when it is asked to', async () => {
  const { as, content, deafen, end } = await begin();
  const lead = as('birgitte-lauridsen');
  await lead.say('hej');
  deafen();
  // Told to the lead after it was written to the log.
  await writeFile(join(content, 'goals.yaml'), 'goals: nothing like it');
  await lead.awaitWords('Jeg bruger de forrige');
  await lead.say('hvordan logger jeg på');
  expect(await end()).toBe(0);
});

test('when its data folder is taken away from it, it ends, so that a supervisor can start it anew', async () => {
  const { data, output, ended } = await begin();
  await rm(join(data, 'owner.json'));
  expect(await ended()).toBe(1);
  expect(output()).toContain('Cannot store anything more');
}, 30_000);
