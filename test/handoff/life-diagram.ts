import { type Cell, lifeTable } from '../../src/handoff/life-table.ts';
import type { MoveKind } from '../../src/handoff/moves.ts';
import { type QuestionState, questionState } from '../../src/handoff/question.ts';

const kinds = Object.keys(lifeTable) as readonly MoveKind[];

/** Draws the life table as a Mermaid state diagram: one arrow for all moves between the same two states. */
export function lifeDiagram(): string {
  const lines = ['stateDiagram-v2', '  [*] --> open'];
  for (const from of questionState.options) {
    for (const to of questionState.options) {
      const names = kinds.filter((kind) => nextOf(lifeTable[kind].cells[from]) === to).map(marked(from));
      if (names.length > 0) lines.push(`  ${from} --> ${to}: ${names.join(', ')}`);
    }
  }
  for (const state of ['solved', 'withdrawn', 'expired']) lines.push(`  ${state} --> [*]`);
  return lines.join('\n');
}

/** Writes the life table as a Markdown table: a row for every move, a column for every state. */
export function lifeMatrix(): string {
  const head = ['move', 'who', ...questionState.options];
  const rows = kinds.map((kind) => {
    const { actor, cells } = lifeTable[kind];
    return [kind, actor, ...questionState.options.map((state) => written(cells[state]))];
  });
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function nextOf(cell: Cell): QuestionState | undefined {
  return 'next' in cell ? cell.next : undefined;
}

function marked(from: QuestionState): (kind: MoveKind) => string {
  return (kind) => {
    const cell = lifeTable[kind].cells[from];
    return 'next' in cell && cell.guards?.length ? `${kind} (if ${cell.guards.join(' and ')})` : kind;
  };
}

function written(cell: Cell): string {
  if ('why' in cell) return `*${cell.why}*`;
  return cell.guards?.length ? `**${cell.next}** if ${cell.guards.join(', ')}` : `**${cell.next}**`;
}
