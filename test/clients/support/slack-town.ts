import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../support/browser.ts';
import type { Json } from '../../support/json.ts';
import { writeOpenContent } from './content.ts';
import { freePort } from './free-port.ts';
import { type Running, startProcess } from './processes.ts';

const root = resolve(import.meta.dirname, '../../..');
const program = join(root, 'test/clients/node_modules/local-slack-linux-x64/bin/local-slack');

/** People of the example organisation, as they are in the workspace. */
export const town = {
  sara: {
    id: 'U0SARA',
    name: 'sara',
    real_name: 'Sara Lindholm',
    email: 'sara.lindholm@eksempel-kommune.example',
  },
  jonas: {
    id: 'U0JONAS',
    name: 'jonas',
    real_name: 'Jonas Kjeldsen',
    email: 'jonas.kjeldsen@eksempel-kommune.example',
  },
  rikke: {
    id: 'U0RIKKE',
    name: 'rikke',
    real_name: 'Rikke Damgaard',
    email: 'rikke.damgaard@eksempel-kommune.example',
  },
  birgitte: {
    id: 'U0BIRGITTE',
    name: 'birgitte',
    real_name: 'Birgitte Lauridsen',
    email: 'birgitte.lauridsen@eksempel-kommune.example',
  },
} as const;
export type Townsperson = (typeof town)[keyof typeof town];

/** A message as the workspace keeps it. */
export interface Kept {
  readonly ts: string;
  readonly user: string;
  readonly text: string;
  readonly blocks?: readonly Json[];
  readonly thread_ts?: string;
  readonly ephemeralTo?: string;
}

/** A Slack-like workspace that none of us wrote, and the whole product beside it. */
export interface SlackTown {
  readonly slackUrl: string;
  readonly productUrl: string;
  readonly data: string;
  product: Running;
  /** Uses the workspace's own controls. */
  control(path: string, body: Json): Promise<Json>;
  messages(channel: string): Promise<readonly Kept[]>;
  /** Waits until a conversation holds a message for which `has` is true. */
  message(channel: string, has: (message: Kept) => boolean): Promise<Kept>;
  /** The person's private conversation with the app, once it exists. */
  direct(person: Townsperson): Promise<string>;
  /** A window of the workspace's own user interface, as one person. */
  window(person: Townsperson): Promise<Page>;
  startProduct(): Promise<void>;
  close(): Promise<void>;
}

/** Starts workspace and product; `socket` is Socket Mode, `http` signed requests. */
export async function startSlackTown(mode: 'socket' | 'http'): Promise<SlackTown> {
  const folder = mkdtempSync(join(tmpdir(), 'medvind-slack-'));
  const [slackPort, productPort] = [await freePort(), await freePort()];
  const slackUrl = `http://127.0.0.1:${slackPort}`;
  const productUrl = `http://127.0.0.1:${productPort}`;
  const secret = 'a-signing-secret-of-the-tests';
  const config = {
    workspace: { name: 'Eksempel Kommune', domain: 'eksempel', teamId: 'T0TOWN' },
    app: {
      appId: 'A0MEDVIND',
      botUserId: 'U0MEDVIND',
      botName: 'medvind',
      botToken: 'xoxb-town',
      appToken: 'xapp-town',
      signingSecret: secret,
      mode: mode === 'socket' ? 'socket' : 'events',
      requestUrl: `${productUrl}/slack/events`,
      slashCommands: [{ command: '/medvind', description: 'Spørg' }],
    },
    users: Object.values(town),
    channels: [
      {
        id: 'C0FAMILIE',
        name: 'familieafdelingen',
        members: ['U0MEDVIND', ...Object.values(town).map(({ id }) => id)],
      },
    ],
  };
  // JSON is YAML too.
  writeFileSync(join(folder, 'slack.yaml'), JSON.stringify(config));
  writeOpenContent(join(folder, 'content'), 'jonas-kjeldsen');
  const slack = startProcess(program, [
    '--config',
    join(folder, 'slack.yaml'),
    '--port',
    String(slackPort),
    '--base-host',
    '127.0.0.1',
  ]);
  await slack.wrote(/is running/);

  let browser: Browser | undefined;
  const env = {
    PORT: String(productPort),
    MEDVIND_DATA: join(folder, 'data'),
    MEDVIND_CONTENT: join(folder, 'content'),
    SLACK_BOT_TOKEN: 'xoxb-town',
    SLACK_API_URL: `${slackUrl}/api/`,
    ...(mode === 'socket' ? { SLACK_APP_TOKEN: 'xapp-town' } : { SLACK_SIGNING_SECRET: secret }),
  };
  const run = () => startProcess(process.execPath, [join(root, 'src/main.ts')], env);

  const self: SlackTown = {
    slackUrl,
    productUrl,
    data: join(folder, 'data'),
    product: run(),
    async control(path, body) {
      const response = await fetch(`${slackUrl}/_control/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return (await response.json()) as Json;
    },
    async messages(channel) {
      const response = await fetch(`${slackUrl}/_control/messages/${channel}`);
      const { messages } = (await response.json()) as { messages: readonly Kept[] };
      return messages;
    },
    async message(channel, has) {
      const until = Date.now() + 30_000;
      for (;;) {
        const found = (await self.messages(channel)).findLast(has);
        if (found) return found;
        if (Date.now() > until) {
          const there = JSON.stringify(await self.messages(channel)).slice(-3000);
          throw new Error(
            `Cannot find the message in ${channel} within 30 s. There is:\n${there}\n${self.product.written()}`,
          );
        }
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async direct(person) {
      const response = await fetch(`${slackUrl}/_control/state`);
      const { channels } = (await response.json()) as {
        channels: { id: string; is_im: boolean; members: string[] }[];
      };
      const own = channels.find(({ is_im, members }) => is_im && members.includes(person.id));
      if (!own)
        throw new Error(`Cannot find the private conversation of ${person.real_name}: there is none yet.`);
      return own.id;
    },
    async window(person) {
      browser ??= await launchBrowser();
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      page.setDefaultTimeout(20_000);
      await page.goto(slackUrl);
      await actAs(page, person);
      return page;
    },
    async startProduct() {
      self.product = run();
      await self.product.wrote(/^Medvind: http/m);
    },
    async close() {
      await browser?.close();
      await self.product.kill();
      await slack.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  try {
    await self.product.wrote(/^Medvind: http/m);
  } catch (cause) {
    await self.close();
    throw cause;
  }
  return self;
}

async function actAs(page: Page, person: Townsperson): Promise<void> {
  await page.locator('select').first().selectOption(person.id);
}
