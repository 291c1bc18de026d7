import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { command } from '../../src/dialogue/commands.ts';

function menuOf(lang: string): Record<string, string> {
  const file = new URL(`../../content/texts/${lang}.yaml`, import.meta.url);
  return (parse(readFileSync(file, 'utf8')) as { menu: Record<string, string> }).menu;
}

describe('command()', () => {
  // "Hjælp" is small talk, and answered with what the bot can do.
  const { help: _help, ...danish } = menuOf('da');
  const { help: _, ...english } = menuOf('en');
  test.each([...Object.values(danish), ...Object.values(english)])(
    'does what the button "%s" does',
    (label) => {
      expect(command(label)).toBeDefined();
    },
  );

  test.each([
    ['rapport uge 46', '46'],
    ['vis ugerapporten for uge 7', '07'],
    ['Rapport uge 46?', '46'],
    ['report week 46', '46'],
  ])('%j is the report of that week', (text, value) => {
    expect(command(text)).toEqual({ action: 'report', value });
  });

  test.each(['puls', 'Pulsen', 'puls-måling', 'pulsrunden', 'the pulse'])('%j is the pulse', (text) => {
    expect(command(text)?.action).toBe('pulse');
  });

  test.each([
    ['koen', 'queue'],
    ['KOEEN', 'queue'],
    ['min ko', 'queue'],
    ['mine sporgsmal', 'mine'],
    ['pa dansk', 'lang'],
    ['pulsmaling', 'pulse'],
  ])('%j, typed without æ, ø and å, is the order "%s"', (text, action) => {
    expect(command(text)?.action).toBe(action);
  });

  test.each(['rapport til byrådet uge 46', 'hvordan laver jeg en rapport', 'uge 46', 'min vagtplan mangler'])(
    '%j is no order',
    (text) => {
      expect(command(text)).toBeUndefined();
    },
  );
});
