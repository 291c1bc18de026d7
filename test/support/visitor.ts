import { randomUUID } from 'node:crypto';
import type { PageBlock, PageLine, PageReply } from '../../adapters/web/render.ts';
import type { Batch } from '../../adapters/web/stream.ts';
import type { Button } from '../../src/message.ts';
import { textOf } from './web-client.ts';

/** What a window sends; the id is the same on every attempt. */
export interface Post {
  readonly id: string;
  readonly kind: string;
  readonly [field: string]: unknown;
}

/** A person of the built-in chat without a browser: posts, and reads the conversation when asked. */
export interface Visitor {
  readonly person: string;
  say(text: string): Promise<PageReply>;
  press(action: string, value?: string): Promise<PageReply>;
  submit(form: string, value: string, values: Readonly<Record<string, string>>): Promise<PageReply>;
  /** Sends exactly this. Throws when the program does not answer, or answers with anything but 200. */
  send(post: Post): Promise<PageReply>;
  /** The whole conversation as it is now. */
  lines(): Promise<readonly PageLine[]>;
  /** The newest button of one of these actions on the screen; waits for it, since messages come by themselves. */
  awaitButton(...actions: readonly string[]): Promise<Button>;
  /** Waits until no line is like that any more. */
  awaitNo(what: string, like: (line: PageLine) => boolean): Promise<void>;
  /** Waits until a line of the bot has these words. */
  awaitWords(words: string): Promise<PageLine>;
}

/** Says who somebody is and where the program answers. */
export function visitor(url: string, person: string): Visitor {
  const base = `${url}api/people/${person}`;
  const self: Visitor = {
    person,
    say: (text) => self.send({ id: randomUUID(), kind: 'said', text }),
    press: (action, value = '') => self.send({ id: randomUUID(), kind: 'pressed', action, value }),
    submit: (form, value, values) => self.send({ id: randomUUID(), kind: 'submitted', form, value, values }),
    async send(post) {
      const response = await postAs(url, person, post);
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
      return (await response.json()) as PageReply;
    },
    async lines() {
      const response = await fetch(`${base}/lines?all`);
      return ((await response.json()) as Batch).lines;
    },
    awaitButton: (...actions) =>
      until(self, (lines) => newestButton(lines, actions), `a button for ${actions.join(' or ')}`),
    async awaitNo(what, like) {
      await until(self, (lines) => (lines.some(like) ? undefined : true), `an end to any ${what}`);
    },
    awaitWords: (words) =>
      until(
        self,
        (lines) => lines.find((line) => line.from === undefined && wordsOf(line).includes(words)),
        `"${words}"`,
      ),
  };
  return self;
}

/** Posts anything as a window of that person would. */
export function postAs(url: string, person: string, body: unknown): Promise<Response> {
  return fetch(`${url}api/people/${person}/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: new URL(url).origin },
    body: JSON.stringify(body),
  });
}

/** Everything that can be read in a line. */
export function wordsOf(line: { readonly blocks: readonly PageBlock[] }): string {
  return textOf(line.blocks);
}

/** The newest button of one of these actions. */
export function newestButton(lines: readonly PageLine[], actions: readonly string[]): Button | undefined {
  return allButtons(lines).findLast(({ action }) => actions.includes(action));
}

/** Every button on the screen that is no link, oldest first. */
export function allButtons(lines: readonly PageLine[]): readonly Button[] {
  return lines
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.type === 'buttons' ? block.buttons : []))
    .filter((button): button is Button => 'action' in button);
}

/** 20 s: far longer than anything takes on a machine shared by several test runs. */
const patienceMs = 20_000;

async function until<T>(
  who: Visitor,
  find: (lines: readonly PageLine[]) => T | undefined,
  what: string,
): Promise<T> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const lines = await who.lines();
    const found = find(lines);
    if (found !== undefined) return found;
    if (Date.now() > end) {
      const last = lines.at(-1);
      throw new Error(`Cannot find ${what} at ${who.person}: last came "${last && wordsOf(last)}".`);
    }
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}
