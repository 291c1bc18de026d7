import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createVisitor, type DashboardServer, startDashboard, type Visitor } from '../support/dashboard.ts';
import { createPaperOverview, type PaperOverview } from '../support/overview.ts';

let overview: PaperOverview;
let server: DashboardServer;

beforeEach(async () => {
  overview = createPaperOverview();
  server = await startDashboard(overview);
});
afterEach(() => server.stop());

async function signedIn(person: string): Promise<Visitor> {
  const visitor = createVisitor(server.url);
  await visitor.enter(`pass-${person}`);
  return visitor;
}

const views = ['', '/udvikling', '/afdelinger', '/handlinger', '/hent'].map((path) => `/overblik${path}`);
const downloads = ['pdf', 'xlsx', 'csv', 'json'].map((format) => `/overblik/hent/${format}`);

describe('the door', () => {
  test.each([...views, ...downloads])(
    '%s is closed without a session and says how to get a link',
    async (path) => {
      const { status, body } = await createVisitor(server.url).get(path);
      expect(status).toBe(401);
      expect(body).toContain('Du er ikke logget ind');
      expect(body).toContain('Skriv overblik til Medvind');
      expect(body).not.toContain('Trygheden');
    },
  );

  test('looking at a link spends nothing; pressing lets in once and leaves no pass in the address', async () => {
    const visitor = createVisitor(server.url);
    for (const look of ['get', 'head', 'get'] as const) {
      expect((await visitor[look]('/overblik?pass=pass-karin')).status).toBe(200);
    }
    const entered = await visitor.post('/overblik', { pass: 'pass-karin' });
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/overblik']);
    expect((await visitor.get('/overblik')).body).toContain('2026-W47 familie');

    const other = createVisitor(server.url);
    const again = await other.post('/overblik', { pass: 'pass-karin' });
    expect(again.status).toBe(401);
    expect(again.body).toContain('Linket virker ikke længere');
    expect((await other.get('/overblik')).status).toBe(401);
  });

  test.each(['', 'forged', `pass${'x'.repeat(400)}`])('a forged pass (%#) opens nothing', async (pass) => {
    const visitor = createVisitor(server.url);
    expect((await visitor.get(`/overblik?pass=${pass}`)).status).toBe(401);
    expect((await visitor.post('/overblik', { pass })).status).toBe(401);
    expect(visitor.jar.size).toBe(0);
  });

  test('the cookie is for these pages alone, hidden from scripts, and not sent along by other sites', async () => {
    const visitor = createVisitor(server.url);
    const { headers } = await visitor.post('/overblik', { pass: 'pass-karin' });
    const [cookie = ''] = headers.getSetCookie();
    for (const part of ['Path=/overblik', 'HttpOnly', 'SameSite=Lax', 'Max-Age=28800']) {
      expect(cookie).toContain(part);
    }
    expect(cookie).not.toContain('Secure');
    expect(cookie).not.toContain('karin');
  });

  test('under a public address with https the cookie is sent over https alone', async () => {
    await server.stop();
    server = await startDashboard(overview, { publicUrl: 'https://medvind.kommune.example/' });
    const visitor = createVisitor(server.url);
    const { headers } = await visitor.post(
      '/overblik',
      { pass: 'pass-karin' },
      { origin: 'https://medvind.kommune.example' },
    );
    expect(headers.getSetCookie()[0]).toContain('Secure');
  });

  test('a session ends after 8 hours', async () => {
    const visitor = await signedIn('karin');
    server.pass(8 * 60 - 1);
    expect((await visitor.get('/overblik')).status).toBe(200);
    server.pass(2);
    expect((await visitor.get('/overblik')).status).toBe(401);
  });

  test('who is no manager any more is out at the next request', async () => {
    const visitor = await signedIn('karin');
    expect((await visitor.get('/overblik')).status).toBe(200);
    overview.people.delete('karin');
    for (const path of [...views, ...downloads]) expect((await visitor.get(path)).status).toBe(401);
  });

  test('signing out ends the session in this browser', async () => {
    const visitor = await signedIn('karin');
    expect((await visitor.post('/overblik/ud', {})).status).toBe(303);
    expect((await visitor.get('/overblik')).status).toBe(401);
  });

  test('a cookie that was changed is none', async () => {
    const visitor = await signedIn('karin');
    const [[name = '', value = ''] = []] = visitor.jar;
    const [id, until, , signature] = decodeURIComponent(value).split('.');
    const helle = Buffer.from('helle').toString('base64url');
    for (const forged of [`${id}.${until}.${helle}.${signature}`, `${value}x`, value.slice(1), 'x', '....']) {
      visitor.jar.set(name, encodeURIComponent(forged));
      expect((await visitor.get('/overblik')).status).toBe(401);
    }
  });
});

describe('who sees what', () => {
  const people = { karin: ['familie', 'all'], helle: ['all', 'familie', 'modtagelse'] };
  const all = ['familie', 'all', 'modtagelse', 'unge', '', '../all', 'ALL', '__proto__', '%00'];
  const cases = Object.entries(people).flatMap(([person, scopes]) =>
    all.map((scope) => [person, scope, scopes.includes(scope) ? 200 : 404] as const),
  );

  test.each(cases)(
    '%s asking for "%s" gets %d, on every page and in every format',
    async (person, scope, wanted) => {
      const visitor = await signedIn(person);
      for (const path of [...views, ...downloads]) {
        const query = new URLSearchParams({ uge: '2026-W46', enhed: scope });
        const { status, body } = await visitor.get(`${path}?${query}`);
        expect([path, status]).toEqual([path, wanted]);
        if (wanted === 404) expect(body).toContain('<h1>');
      }
    },
  );

  test.each(['2026-W48', '2026-W00', 'x', '', '2026-W47%00', '../../etc/passwd'])(
    'week "%s" is nobody\'s',
    async (week) => {
      const visitor = await signedIn('karin');
      for (const path of [...views, ...downloads]) {
        expect((await visitor.get(`${path}?uge=${week}&enhed=familie`)).status).toBe(404);
      }
    },
  );

  test.each(['exe', 'PDF', '__proto__', 'pdf%2F..%2F..', '..%2f..%2fdata', '%2e%2e'])(
    'format "%s" is none',
    async (format) => {
      const visitor = await signedIn('karin');
      const { status, body } = await visitor.get(`/overblik/hent/${format}?uge=2026-W47&enhed=familie`);
      // Two dots lead to the pages' own address, with a slash too many.
      expect([200, 301, 404]).toContain(status);
      if (status !== 301) expect(body).toContain('<html');
    },
  );

  test('a download has a name of its own and is kept by nobody on the way', async () => {
    const visitor = await signedIn('karin');
    const { headers, body } = await visitor.get('/overblik/hent/csv?uge=2026-W46&enhed=all');
    expect(body).toBe('2026-W46 all');
    expect(headers.get('content-disposition')).toBe('attachment; filename="medvind-2026-W46-all.csv"');
    expect(headers.get('cache-control')).toBe('no-store');
  });
});

describe('deciding', () => {
  const hidden = (body: string, name: string) =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? '';

  async function form(visitor: Visitor): Promise<Record<string, string>> {
    const { body } = await visitor.get('/overblik');
    const names = ['key', 'press', 'uge', 'enhed', 'id'];
    return {
      ...Object.fromEntries(
        names.map((name) => [name, hidden(body.slice(body.indexOf('class="decide"')), name)]),
      ),
      decision: 'will',
    };
  }

  test('a press goes to the core as the one who is signed in, and what it says is shown once', async () => {
    const visitor = await signedIn('karin');
    const values = await form(visitor);
    const { status, headers } = await visitor.post('/overblik/handling', values);
    expect(status).toBe(303);
    expect(overview.pressed).toMatchObject([
      { person: 'karin', action: 'reportDo', value: `${values['id']}|will` },
    ]);
    const next = headers.get('location') ?? '';
    expect((await visitor.get(next)).body).toContain(`Noteret: ${values['id']}|will`);
    expect((await visitor.get(next)).body).not.toContain('Noteret');
  });

  test('the same form sent twice is the same press', async () => {
    const visitor = await signedIn('karin');
    const values = await form(visitor);
    await visitor.post('/overblik/handling', values);
    await visitor.post('/overblik/handling', values);
    await visitor.post('/overblik/handling', await form(visitor));
    const ids = overview.pressed.map(({ id }) => id);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[0]);
    expect(Math.max(...ids.map((id) => id.length))).toBeLessThanOrEqual(150);
  });

  test('nothing is pressed without the key of the own session', async () => {
    const [visitor, other] = [await signedIn('karin'), await signedIn('helle')];
    const values = await form(visitor);
    const { key } = await form(other);
    for (const forged of ['', 'x', key ?? '']) {
      expect((await visitor.post('/overblik/handling', { ...values, key: forged })).status).toBe(403);
    }
    expect((await createVisitor(server.url).post('/overblik/handling', values)).status).toBe(401);
    expect(overview.pressed).toEqual([]);
  });

  test.each([
    ['another site', { origin: 'https://elsewhere.example' }],
    ['a page without an origin', { origin: 'null' }],
    ['another site, says the browser', { 'sec-fetch-site': 'cross-site' }],
    ['another program on this machine', { origin: 'http://127.0.0.1:9' }],
  ])('nothing is taken from %s', async (_, headers) => {
    const visitor = await signedIn('karin');
    const values = await form(visitor);
    for (const path of ['/overblik/handling', '/overblik/ud', '/overblik']) {
      const { status, body } = await visitor.post(path, { ...values, pass: 'pass-karin-2' }, headers);
      expect(status).toBe(403);
      expect(body).toContain('kom ikke fra');
    }
    expect(overview.pressed).toEqual([]);
    expect((await visitor.get('/overblik')).status).toBe(200);
  });
});

describe("requests that are nobody's", () => {
  test('under a name that is not ours nothing is answered', async () => {
    const { request } = await import('node:http');
    const { port } = new URL(server.url);
    const asked = (host: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        request({ port, host: '127.0.0.1', path: '/overblik', headers: { host } }, (response) => {
          response.resume();
          resolve(response.statusCode);
        })
          .on('error', reject)
          .end();
      });
    expect(await asked('evil.example')).toBe(403);
    expect(await asked(`evil.example:${port}`)).toBe(403);
    expect(await asked(`localhost:${port}`)).toBe(401);
    expect(await asked(`127.0.0.1:${port}`)).toBe(401);
  });

  test.each([
    ['PUT', '/overblik'],
    ['DELETE', '/overblik/hent'],
    ['POST', '/overblik/hent/pdf'],
    ['POST', '/overblik/udvikling'],
    ['GET', '/overblik/handling'],
    ['GET', '/overblik/ud'],
  ])('%s %s is told that it cannot be used that way', async (method, path) => {
    const visitor = await signedIn('karin');
    const { status, headers } = await visitor.send(path, {
      method,
      headers: { origin: new URL(server.url).origin },
    });
    expect(status).toBe(405);
    expect(headers.get('allow')).toMatch(/GET|POST/);
  });

  test.each([
    '/overblik/x',
    '/overblik/filer/routes.ts',
    '/overblik/filer/..%2froutes.ts',
    '/overblik/filer/index.html',
    '/overblik/hent/pdf/x',
  ])('%s is not there', async (path) => {
    expect((await createVisitor(server.url).get(path)).status).toBe(404);
  });

  test('an address with a slash too many leads to the page without it', async () => {
    const visitor = await signedIn('karin');
    for (const [asked, page] of [
      ['/overblik/', '/overblik'],
      ['/overblik/udvikling/?uge=2026-W47', '/overblik/udvikling?uge=2026-W47'],
    ] as const) {
      const answer = await visitor.get(asked);
      expect(answer.status).toBe(301);
      expect(new URL(answer.headers.get('location') ?? '', server.url).href).toBe(
        new URL(page, server.url).href,
      );
    }
  });

  test('HEAD says what GET says, without the page', async () => {
    const visitor = await signedIn('karin');
    for (const path of [...views, '/overblik/filer/base.css']) {
      const [head, get] = [await visitor.head(path), await visitor.get(path)];
      expect([path, head.status, head.body]).toEqual([path, get.status, '']);
      expect(head.headers.get('content-type')).toBe(get.headers.get('content-type'));
    }
  });

  test('every answer forbids foreign code, frames and guessing, and tells no other site where it was', async () => {
    const visitor = await signedIn('karin');
    const paths = [...views, ...downloads, '/overblik/filer/main.js', '/overblik/nothing'];
    for (const path of paths) {
      for (const one of [visitor, createVisitor(server.url)]) {
        const { headers } = await one.get(path);
        const policy = headers.get('content-security-policy') ?? '';
        expect(policy).toContain("default-src 'none'");
        expect(policy).not.toContain('unsafe');
        expect(policy).toContain("frame-ancestors 'none'");
        expect(headers.get('x-content-type-options')).toBe('nosniff');
        expect(headers.get('referrer-policy')).toBe('same-origin');
        expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      }
    }
  });

  test('a body of more than 16 KiB is not read', async () => {
    const visitor = await signedIn('karin');
    expect((await visitor.post('/overblik/handling', { key: 'x'.repeat(20_000) })).status).toBe(413);
  });
});
