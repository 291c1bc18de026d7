import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { stringify } from 'yaml';
import { launchBrowser } from '../../support/browser.ts';
import { writeOpenContent } from './content.ts';
import { freePort } from './free-port.ts';
import { type Running, startProcess } from './processes.ts';

const root = resolve(import.meta.dirname, '../../..');
const cli = join(root, 'src/cli/medvind.ts');
const program = join(root, 'test/clients/node_modules/@microsoft/m365agentsplayground/cli.js');

/** People of the example organisation, as they are in Teams. */
export const town = {
  sara: person('sara', 'Sara', 'Lindholm', 20),
  jonas: person('jonas', 'Jonas', 'Kjeldsen', 21),
  birgitte: person('birgitte', 'Birgitte', 'Lauridsen', 22),
  rikke: person('rikke', 'Rikke', 'Damgaard', 23),
  henrik: person('henrik', 'Henrik', 'Winther', 24),
  karin: person('karin', 'Karin', 'Bertelsen', 26),
  visitor: person('visitor', 'Vera', 'Vikar', 25),
} as const;
export type Townsperson = ReturnType<typeof person>;

function person(id: string, givenName: string, surname: string, number: number) {
  const email = `${givenName}.${surname}@eksempel-kommune.example`.toLowerCase();
  return {
    id: `user-${id}`,
    name: `${givenName} ${surname}`,
    userPrincipleName: email,
    aadObjectId: `00000000-0000-0000-0000-0000000000${number}`,
    givenName,
    surname,
    email,
  };
}

/** The Playground takes exactly five people beside the one who sits at it. */
function contextOf(me: Townsperson): string {
  return stringify({
    version: '0.1.1',
    tenantId: '00000000-0000-0000-0000-0000000000001',
    bot: { id: '00000000-0000-0000-0000-00000000000011', name: 'Medvind' },
    currentUser: me,
    users: Object.values(town)
      .filter(({ id }) => id !== me.id)
      .slice(0, 5),
    personalChat: { id: `personal-${me.id}` },
    groupChat: { id: `group-${me.id}`, name: 'Group Chat' },
    team: {
      id: `team-${me.id}`,
      name: 'Familie',
      aadGroupId: '00000000-0000-0000-0000-000000000031',
      channels: [{ id: `channel-${me.id}`, name: 'Fagsystem' }],
    },
  });
}

/** What a person does in the Playground's own user interface. */
export interface Hands {
  readonly page: Page;
  /** Opens the personal chat, the group chat or the team's first channel. */
  open(where: 'Personal Chat' | 'Group Chat' | 'Familie - General'): Promise<void>;
  write(text: string): Promise<void>;
  /** Writes with a mention of the bot in front, chosen from the list that opens on @. */
  mention(text: string): Promise<void>;
  /** The last card that has a text. */
  card(text: string | RegExp): Locator;
  press(card: Locator, label: string): Promise<void>;
  fill(card: Locator, label: string | RegExp, text: string): Promise<void>;
}

/** Microsoft's Agents Playground, one for each person, and the whole product beside them. */
export interface TeamsTown {
  readonly url: string;
  readonly data: string;
  product: Running;
  startProduct(): Promise<void>;
  sit(me: Townsperson): Promise<Hands>;
  close(): Promise<void>;
}

/** Starts the product in local mode, with the demonstration's weeks behind it if asked; the Playgrounds start as people sit down. */
export async function startTeamsTown({ simulated = false } = {}): Promise<TeamsTown> {
  const folder = mkdtempSync(join(tmpdir(), 'medvind-teams-'));
  const home = join(folder, 'home');
  const [content, data] = [join(home, 'content'), join(home, 'data')];
  if (simulated) execFileSync(process.execPath, [cli, 'demo', '--only-make', '--folder', home]);
  else writeOpenContent(content, 'jonas-kjeldsen');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const playgrounds: Running[] = [];
  let browser: Browser | undefined;
  const env = {
    HOST: '127.0.0.1',
    PORT: `${port}`,
    MEDVIND_TEAMS: 'local',
    MEDVIND_DATA: data,
    MEDVIND_CONTENT: content,
  };
  const startProduct = async () => {
    own.product = startProcess(process.execPath, [join(root, 'src/main.ts')], env);
    await own.product.wrote(/^Medvind: http/m);
  };

  const own: TeamsTown = {
    url,
    data,
    product: startProcess(process.execPath, [join(root, 'src/main.ts')], env),
    startProduct,

    async sit(me) {
      const desk = join(folder, me.id);
      mkdirSync(desk, { recursive: true });
      writeFileSync(join(desk, '.m365agentsplayground.yml'), contextOf(me));
      const at = await freePort();
      const endpoint = ['-e', `${url}/api/messages`, '-c', 'msteams', '-p', `${at}`, '--disable-telemetry'];
      const started = startProcess(
        process.execPath,
        [program, 'start', ...endpoint],
        {
          TEAMSAPPTESTER_BROWSER: 'none',
          M365_AGENTS_PLAYGROUND_LOGFILE: join(desk, 'log'),
          INIT_CWD: desk,
        },
        desk,
      );
      playgrounds.push(started);
      await started.wrote(/Listening on/);
      browser ??= await launchBrowser();
      const page = await browser.newPage({ viewport: { width: 1300, height: 1000 } });
      // The Playground asks a Microsoft server for its fonts; nothing in a test leaves this machine.
      await page.route(
        (to) => to.hostname !== '127.0.0.1',
        (route) => route.abort(),
      );
      await page.goto(`http://127.0.0.1:${at}/`);
      return handsOn(page);
    },

    async close() {
      await browser?.close();
      for (const playground of playgrounds) await playground.kill();
      await own.product.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await own.product.wrote(/^Medvind: http/m);
  return own;
}

/** Runs in the page: between a look at the button and the press, nothing can change it. */
function pressIfNamed(
  button: { readonly textContent: string | null; click(): void },
  label: string,
): boolean {
  const isNamed = button.textContent?.trim() === label;
  if (isNamed) button.click();
  return isNamed;
}

function handsOn(page: Page): Hands {
  const box = page.locator('[contenteditable=true]:visible').first();
  const send = () =>
    page
      .getByRole('button', { name: /^(Send Message|Post)$/ })
      .last()
      .click();
  return {
    page,

    async open(where) {
      const button = where.includes(' - ') ? 'Post' : 'Send Message';
      await page.locator(`button[aria-label="${where}"]`).click();
      await page.getByRole('button', { name: button, exact: true }).last().waitFor();
    },

    async write(text) {
      await box.fill(text);
      await send();
    },

    async mention(text) {
      await box.click();
      await page.keyboard.type('@');
      await page.locator('#typeahead-menu [role=menuitem]', { hasText: 'Medvind' }).click();
      await page.keyboard.type(` ${text}`);
      await page
        .locator('[contenteditable=true]:visible', { hasText: /Medvind.*\?/ })
        .first()
        .waitFor();
      await send();
    },

    card: (text) => page.locator('.ac-adaptiveCard', { hasText: text }).last(),

    async press(card, label) {
      const button = card.getByRole('button', { name: label, exact: true }).first();
      // A card that is being replaced gives its buttons to the next one: read and pressed in one go, or found again.
      await expect.poll(() => button.evaluate(pressIfNamed, label), { timeout: 30_000 }).toBe(true);
    },

    async fill(card, label, text) {
      await card.getByLabel(label).fill(text);
    },
  };
}
