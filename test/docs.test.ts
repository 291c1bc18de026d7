import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const pages = globSync(['*.md', 'docs/**/*.md'], { cwd: root });

/** The pages and files that a page links to, with the heading if it names one. */
function linksOf(page: string): { page: string; file: string; heading: string }[] {
  const found = read(page).matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]*))?\)/g);
  return [...found].map(([, path = '', heading = '']) => ({
    page,
    file: path === '' ? page : relative(root, resolve(root, dirname(page), path)),
    heading,
  }));
}

/** The names by which a page's headings are linked to, as GitHub makes them. */
function headingsOf(page: string): string[] {
  return [...read(page).matchAll(/^#+ (.*)$/gm)].map(([, words = '']) =>
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function read(page: string): string {
  return readFileSync(join(root, page), 'utf8');
}

test('every link in the guides leads to a file that is there, and to a heading it has', () => {
  const links = pages.flatMap(linksOf);
  expect(links.length).toBeGreaterThan(50);
  const broken = links.filter(
    ({ file, heading }) =>
      !existsSync(join(root, file)) || (heading !== '' && !headingsOf(file).includes(heading)),
  );
  expect(broken).toEqual([]);
});

test.each([
  ['docs/README.md', 'docs/*.md'],
  ['docs/decisions/README.md', 'docs/decisions/*.md'],
])('%s names every page beside it', (index, beside) => {
  const named = new Set(linksOf(index).map(({ file }) => file));
  const pagesBeside = globSync(beside, { cwd: root }).filter((page) => page !== index);
  expect(pagesBeside.length).toBeGreaterThan(5);
  expect(pagesBeside.filter((page) => !named.has(page))).toEqual([]);
});

test('every file and folder that a guide of the root names in code is there', () => {
  const placeholder = 'docs/decisions/NNN-title.md';
  const named = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md'].flatMap((page) =>
    [...read(page).matchAll(/`((?:src|adapters|test|content|docs|bench)\/[^`\s*<{]*)`/g)].map(
      ([, path = '']) => ({ page, path }),
    ),
  );
  expect(named.length).toBeGreaterThan(20);
  const gone = named.filter(({ path }) => path !== placeholder && !existsSync(join(root, path)));
  expect(gone).toEqual([]);
});
