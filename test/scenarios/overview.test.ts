import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { WeekReport } from '../../src/report/index.ts';
import type { Answer, Visitor } from '../support/dashboard.ts';
import { head, startOverviewTown } from '../support/overview-town.ts';
import { dipReports, fewReport, reportWeeks } from '../support/reports.ts';

const karin = 'karin-bertelsen';
const lead = 'birgitte-lauridsen';
const views = ['', '/udvikling', '/afdelinger', '/handlinger', '/hent'].map((path) => `/overblik${path}`);
const downloads = ['pdf', 'xlsx', 'csv', 'json'].map((format) => `/overblik/hent/${format}`);
const units = ['all', 'familie', 'modtagelse', 'unge'];

/** What stands on a page, without the tags and without what is new in each form. */
function textOf(html: string): string {
  return html
    .replaceAll(/<input type="hidden"[^>]*>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');
}

/** Everything that an answer tells, without the moment at which a file was written. */
function toldBy({ headers, body, bytes }: Answer): string {
  const moments = /\(D:\d{14}Z\)|\/ID \[[^\]]*\]|\d{4}-\d\d-\d\dT[\d:.]+Z/g;
  const type = headers.get('content-type') ?? '';
  if (type.includes('pdf')) {
    return Buffer.from(bytes).toString('latin1').replaceAll(moments, '');
  }
  if (type.includes('sheet')) {
    const parts = Object.entries(unzipSync(bytes)).map(([name, part]) => `${name}\n${strFromU8(part)}`);
    return parts.join('\n').replaceAll(moments, '');
  }
  return textOf(body);
}

describe('who sees what', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    [karin, ['familie', 'all']],
    ['steen-villadsen', ['modtagelse', 'all']],
    // Her unit is too small to be shown in these weeks.
    ['gitte-frandsen', ['all']],
    [head, ['all', 'familie', 'modtagelse']],
    [lead, ['all', 'familie', 'modtagelse']],
  ];
  test.each(cases)('%s: %j', { timeout: 30_000 }, async (person, wanted) => {
    const { enter } = await startOverviewTown(dipReports());
    const visitor = await enter(person);
    for (const unit of units) {
      for (const path of [...views, ...downloads]) {
        const { status } = await visitor.get(`${path}?uge=2026-W46&enhed=${unit}`);
        expect([path, unit, status]).toEqual([path, unit, wanted.includes(unit) ? 200 : 404]);
      }
    }
    expect((await visitor.get('/overblik')).status).toBe(200);
  });

  test.each(['jonas-kjeldsen', 'torben-mortensen', 'nobody', 'guest:slack:U1'])(
    '%s leads nothing and stays outside, also with a pass',
    async (person) => {
      const { enter } = await startOverviewTown(dipReports());
      const visitor = await enter(person);
      for (const path of [...views, ...downloads]) expect((await visitor.get(path)).status).toBe(401);
    },
  );

  test('a role that is taken away counts at the next request', async () => {
    const { enter, change } = await startOverviewTown(dipReports());
    const visitor = await enter(head);
    expect((await visitor.get('/overblik')).status).toBe(200);
    change(({ organisation, ...rest }) => ({
      ...rest,
      organisation: {
        ...organisation,
        people: organisation.people.map((one) => (one.id === head ? { ...one, roles: [] } : one)),
      },
    }));
    expect((await visitor.get('/overblik')).status).toBe(401);
  });

  test('only a project lead reads how the bot itself has run', async () => {
    const { enter } = await startOverviewTown(dipReports());
    const page = async (person: string) => (await (await enter(person)).get('/overblik?enhed=all')).body;
    expect(await page(lead)).toContain('id="operations"');
    expect(await page(head)).not.toContain('id="operations"');
    expect(await page(karin)).not.toContain('id="operations"');
  });

  test('before the first report there is a friendly sentence, on every page', async () => {
    const { enter } = await startOverviewTown([]);
    const visitor = await enter(karin);
    for (const path of views) {
      const { status, body } = await visitor.get(path);
      expect(status).toBe(200);
      expect(body).toContain('Der er ingen rapport endnu');
    }
    for (const path of downloads) expect((await visitor.get(path)).status).toBe(404);
  });

  test('it speaks the language that the manager has chosen in the chat', async () => {
    const { town, enter } = await startOverviewTown(dipReports());
    await town.press(karin, 'lang', 'en');
    const { body } = await (await enter(karin)).get('/overblik');
    expect(body).toContain('<html lang="en">');
    expect(body).toContain('Week');
    expect(textOf(body)).not.toContain('Uge');
  });
});

describe('deciding', () => {
  const decided = '2026-W47/familie/ressourcer';

  async function decide(visitor: Visitor, change: Record<string, string> = {}) {
    const { body } = await visitor.get('/overblik?uge=2026-W47&enhed=familie');
    const form = body.slice(
      body.indexOf('class="decide"'),
      body.indexOf('</form>', body.indexOf('class="decide"')),
    );
    const hidden = [...form.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name,
      value,
    ]);
    return visitor.post('/overblik/handling', { ...Object.fromEntries(hidden), decision: 'will', ...change });
  }

  test('what is decided on the page is decided everywhere, once', async () => {
    const { town, enter } = await startOverviewTown(dipReports());
    await town.press(karin, 'help');
    const visitor = await enter(karin);
    const { headers } = await decide(visitor);
    const { body } = await visitor.get(headers.get('location') ?? '');
    expect(body).toContain('class="decided"');
    expect(await town.store.decidedActions()).toMatchObject([
      { action: decided, decision: 'will', by: karin },
    ]);
  });

  test.each([
    ['another unit', { id: '2026-W47/modtagelse/ressourcer' }],
    ['everybody, as a unit manager', { id: '2026-W47/all/ressourcer' }],
    ['nothing there is', { id: 'x' }],
    ['a word that is none', { decision: 'maybe' }],
  ])('the core refuses a forged press about %s', async (_, change) => {
    const { town, enter } = await startOverviewTown(dipReports());
    await town.press(karin, 'help');
    const visitor = await enter(karin);
    await decide(visitor, change);
    expect(await town.store.decidedActions()).toEqual([]);
  });

  test('a unit manager gets no buttons for everybody together', async () => {
    const { enter } = await startOverviewTown(dipReports());
    const buttons = async (person: string) =>
      (await (await enter(person)).get('/overblik?enhed=all')).body.includes('class="decide"');
    expect(await buttons(karin)).toBe(false);
    expect(await buttons(head)).toBe(true);
  });

  test('who has no account in the chat any more is told, and nothing is changed', async () => {
    const { town, enter } = await startOverviewTown(dipReports());
    const visitor = await enter(karin);
    const { headers } = await decide(visitor);
    expect((await visitor.get(headers.get('location') ?? '')).body).toContain('Skriv først til Medvind');
    expect(await town.store.decidedActions()).toEqual([]);
  });
});

/** The reports with every figure, text and count of the units that are not among these made into another. */
function otherwise(reports: readonly WeekReport[], kept: readonly string[]): readonly WeekReport[] {
  const other = (name: string, value: unknown) =>
    typeof value === 'number' ? value + (name === 'cases' ? 90 : 1.1) : value;
  return reports.map((report) => ({
    ...report,
    scopes: report.scopes.map((scope) => {
      if (kept.includes(scope.scope)) return scope;
      const { goals, pulse, measures } = JSON.parse(JSON.stringify(scope), other);
      return {
        ...scope,
        goals: goals.map((goal: object) => ({ ...goal, light: 'red' })),
        pulse,
        measures,
        topics: scope.topics.map((topic) => ({ ...topic, count: topic.count + 90 })),
        gain: 'En helt anden gevinst.',
      };
    }),
  }));
}

describe('an attack by a unit manager', { timeout: 60_000 }, () => {
  const mine = ['familie', 'all'];
  const weeks = reportWeeks.slice(-2);

  /** Everything there is to be had, with good and forged addresses, by what was asked. */
  async function everything(
    reports: readonly WeekReport[],
    person: string,
  ): Promise<ReadonlyMap<string, string>> {
    const { enter } = await startOverviewTown(reports);
    const visitor = await enter(person);
    const found = new Map<string, string>();
    for (const week of weeks) {
      for (const unit of units) {
        const query = `uge=${week}&enhed=${unit}`;
        const { body } = await visitor.get(`/overblik/udvikling?${query}`);
        const trends = [...body.slice(body.indexOf('name="vis"')).matchAll(/<option value="([^"]+)"/g)];
        const paths = [
          ...[...views, ...downloads].map((path) => `${path}?${query}`),
          ...trends.map(([, what]) => `/overblik/udvikling?${query}&vis=${what}`),
        ];
        for (const path of paths) found.set(path, toldBy(await visitor.get(path)));
      }
    }
    return found;
  }

  test('whatever the other units answered, nothing that can be had is another', async () => {
    const real = dipReports();
    const changed = otherwise(real, mine);
    expect(changed).not.toEqual(real);
    const [before, after] = [await everything(real, karin), await everything(changed, karin)];
    expect(before.size).toBeGreaterThan(60);
    const other = [...before].filter(([path, told]) => after.get(path) !== told).map(([path]) => path);
    expect(other).toEqual([]);
  });

  test('the change would be seen by those who may: the comparison is not blind', async () => {
    const real = dipReports();
    const [before, after] = [await everything(real, head), await everything(otherwise(real, mine), head)];
    const differing = [...before].filter(([path, text]) => after.get(path) !== text);
    expect(differing.length).toBeGreaterThan(8);
  });

  test('a unit that the report holds back has no page, column, curve or file, not even for a project lead', async () => {
    const { enter } = await startOverviewTown([fewReport()]);
    const visitor = await enter(lead);
    for (const unit of ['familie', 'modtagelse', 'unge']) {
      for (const path of [...views, ...downloads]) {
        expect((await visitor.get(`${path}?uge=2026-W47&enhed=${unit}`)).status).toBe(404);
      }
    }
    const { body } = await visitor.get('/overblik/afdelinger');
    expect(body).not.toContain('Familieafdelingen');
  });
});
