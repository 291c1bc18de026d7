import type { Json } from '../../support/json.ts';
import { freePort } from './free-port.ts';

/** Slack's installation flow, by a counterpart that none of us wrote. */
export interface Emulator {
  readonly url: string;
  /** A person says yes on the page they were sent to; gives the address that the browser is sent back to. */
  consent(authorize: URL, redirectUri: string): Promise<string>;
  close(): Promise<void>;
}

interface Started {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts it with one app, on a free port of this machine. */
export async function startEmulator(app: Json): Promise<Emulator> {
  const path = new URL('../node_modules/emulate/dist/api.js', import.meta.url).href;
  const { createEmulator } = (await import(path)) as { createEmulator: (options: Json) => Promise<Started> };
  const port = await freePort();
  const started = await createEmulator({ service: 'slack', port, seed: { slack: { oauth_apps: [app] } } });
  return {
    url: started.url,
    async consent(authorize, redirectUri) {
      const page = await (await fetch(authorize)).text();
      const fields = [...page.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)];
      const given = Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value]));
      const answer = await fetch(new URL('/oauth/v2/authorize/callback', started.url), {
        method: 'POST',
        body: new URLSearchParams({ ...given, redirect_uri: redirectUri }),
        redirect: 'manual',
      });
      const back = answer.headers.get('location');
      if (back === null) throw new Error(`Cannot go on: the counterpart answered ${answer.status}.`);
      return back;
    },
    close: () => started.close(),
  };
}
