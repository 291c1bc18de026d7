import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

/** One import: where it stands and what it names; a relative one as a path from the repository's root. */
interface Import {
  readonly file: string;
  readonly line: number;
  readonly target: string;
}

const root = resolve(import.meta.dirname, '..');
const pureRooms = ['answer', 'calendar', 'dialogue', 'handoff', 'organisation', 'privacy', 'pulse', 'report'];
const vocabulary = ['src/event.ts', 'src/message.ts', 'src/outgoing.ts'];
/** Libraries that pure rooms may use: no clock, network, disk or chance in any of them. */
const pureLibraries = ['zod', '@orama/stemmers', 'temporal-polyfill', 'date-holidays'];
/** One outside thing, one home. */
const homes: Readonly<Record<string, string>> = {
  '@slack/': 'adapters/slack/',
  botbuilder: 'adapters/teams/',
  hono: 'adapters/web/',
  '@hono/': 'adapters/web/',
  lowdb: 'src/store/',
  'node-cron': 'src/schedule.ts',
  echarts: 'src/chart/',
  '@resvg/': 'src/chart/',
  pdfkit: 'src/export/',
  'write-excel-file': 'src/export/',
  'csv-stringify': 'src/export/',
  yaml: 'src/content',
  'date-holidays': 'src/calendar/',
  'temporal-polyfill': 'src/calendar/',
  '@orama/': 'src/answer/',
  'rate-limiter-flexible': 'adapters/teams/',
  'node:http': 'src/http.ts',
};

const sources = globSync('{src,adapters}/**/*.{ts,js}', { cwd: root }).map((file) =>
  file.replaceAll('\\', '/'),
);
const imports = sources.flatMap(importsOf);

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found = text.matchAll(
    /^(?:import|export)\s+(?:[\w*{},\s]*?\sfrom\s+)?'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm,
  );
  return [...found].map((match) => {
    const named = match[1] ?? match[2] ?? '';
    const line = text.slice(0, match.index + match[0].indexOf(named)).split('\n').length;
    const target = named.startsWith('.') ? relative(root, resolve(root, dirname(file), named)) : named;
    return { file, line, target: target.replaceAll('\\', '/') };
  });
}

function offenders(bad: (one: Import) => boolean): string[] {
  return imports.filter(bad).map(({ file, line, target }) => `${file}:${line} imports ${target}`);
}

function roomOf(path: string): string | undefined {
  return pureRooms.find((room) => path.startsWith(`src/${room}/`));
}

function isOutside(target: string): boolean {
  return !target.startsWith('src/') && !target.startsWith('adapters/');
}

describe('the rooms keep to themselves', () => {
  test('there are sources to look at', () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(imports.length).toBeGreaterThan(sources.length);
  });

  test('a pure room imports only vocabulary, other rooms by their index, and pure libraries', () => {
    const bad = offenders(({ file, target }) => {
      const room = roomOf(file);
      if (room === undefined) return false;
      if (isOutside(target))
        return !pureLibraries.some((name) => target === name || target.startsWith(`${name}/`));
      if (vocabulary.includes(target) || roomOf(target) === room) return false;
      return !(roomOf(target) !== undefined && target === `src/${roomOf(target)}/index.ts`);
    });
    expect(bad).toEqual([]);
  });

  test('an adapter imports only ports, event, message, what adapters share, and its own folder', () => {
    const bad = offenders(({ file, target }) => {
      if (!file.startsWith('adapters/') || isOutside(target)) return false;
      const own = file.split('/').slice(0, 2).join('/');
      const shared = ['adapters/text.ts', 'adapters/body.ts', 'adapters/kept-files.ts'];
      return (
        !['src/ports.ts', 'src/event.ts', 'src/message.ts', ...shared].includes(target) &&
        !target.startsWith(`${own}/`)
      );
    });
    expect(bad).toEqual([]);
  });

  test('the bot and its outbox know no platform, no store implementation and no scheduler', () => {
    const bad = offenders(({ file, target }) => {
      if (!file.startsWith('src/bot') && file !== 'src/delivery.ts') return false;
      return (
        target.startsWith('adapters/') || (target.startsWith('src/store/') && target !== 'src/store/index.ts')
      );
    });
    expect(bad).toEqual([]);
  });

  test('only main and the command line know adapters', () => {
    const allowed = ['src/main.ts', 'src/platforms.ts', 'src/demo.ts'];
    const bad = offenders(
      ({ file, target }) =>
        file.startsWith('src/') &&
        !allowed.includes(file) &&
        !file.startsWith('src/cli/') &&
        !file.startsWith('src/overview/') &&
        target.startsWith('adapters/'),
    );
    expect(bad).toEqual([]);
  });

  test('nobody imports main', () => {
    expect(offenders(({ target }) => target === 'src/main.ts')).toEqual([]);
  });
});

describe('one outside thing, one home', () => {
  for (const [name, home] of Object.entries(homes)) {
    test(`${name} is imported in ${home} alone`, () => {
      const isIt = (target: string) =>
        target === name || target.startsWith(name.endsWith('/') ? name : `${name}/`);
      const bad = offenders(({ file, target }) => {
        const typeOnly = target === 'node:http' && file === 'src/ports.ts';
        return isIt(target) && !file.startsWith(home) && !typeOnly;
      });
      expect(bad).toEqual([]);
    });
  }

  test('only config reads the environment', () => {
    const bad = sources.filter(
      (file) => file !== 'src/config.ts' && /process\.env\b/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(bad.filter((file) => file !== 'src/main.ts' && !file.startsWith('src/cli/'))).toEqual([]);
  });

  test('pure rooms ask neither clock nor chance', () => {
    const impure = /\bDate\.now\(|new Date\(\)|Math\.random\(|performance\.now\(|crypto\.|Temporal\.Now/;
    const bad = sources.filter(
      (file) => roomOf(file) !== undefined && impure.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(bad).toEqual([]);
  });
});
