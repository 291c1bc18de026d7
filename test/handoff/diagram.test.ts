import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lifeDiagram, lifeMatrix } from './life-diagram.ts';

const doc = readFileSync(new URL('../../docs/question-life.md', import.meta.url), 'utf8');

describe('docs/question-life.md', () => {
  test('has the diagram that the life table draws', () => {
    expect(doc).toContain(`\`\`\`mermaid\n${lifeDiagram()}\n\`\`\``);
  });

  test('has the life table', () => {
    expect(doc).toContain(`\n${lifeMatrix()}\n`);
  });
});

test('the diagram has one arrow for all moves between two states, with their conditions', () => {
  const lines = lifeDiagram().split('\n');
  expect(lines[0]).toBe('stateDiagram-v2');
  expect(lines).toContain('  [*] --> open');
  expect(lines).toContain('  offered --> claimed: claim');
  expect(lines).toContain('  solved --> claimed: notYet (if reopenInTime)');
  expect(lines.filter((line) => line.startsWith('  waiting --> open:'))).toEqual([
    '  waiting --> open: release',
  ]);
});
