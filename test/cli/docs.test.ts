import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { commands } from '../../src/cli/commands.ts';

const page = readFileSync(new URL('../../docs/commands.md', import.meta.url), 'utf8');
const sections = new Map(
  page
    .split(/^## /m)
    .slice(1)
    .map((text) => [text.slice(0, text.indexOf('\n')), text] as const),
);

test('every command is documented, and nothing else is, in the order of the help', () => {
  expect([...sections.keys()]).toEqual(commands.map(({ name }) => name));
});

test.each(commands)('the documented options of $name are those it has', ({ name, options }) => {
  const documented = [...(sections.get(name) ?? '').matchAll(/^- `(--[^`]*)`/gm)].map((match) => match[1]);
  const real = options.map(
    (option) => `--${option.name}${option.value === undefined ? '' : ` ${option.value}`}`,
  );
  expect(documented.sort()).toEqual(real.sort());
});
