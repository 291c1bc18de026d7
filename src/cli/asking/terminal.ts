import { type Block, isLink, type Message } from '../../message.ts';

/** A message as plain lines for a terminal. */
export function terminalLines({ blocks }: Message): string[] {
  return blocks.flatMap((block, index) => [...(index === 0 ? [] : ['']), ...blockLines(block)]);
}

function blockLines(block: Block): string[] {
  switch (block.type) {
    case 'heading':
      return [block.text, '─'.repeat(Math.min(block.text.length, 80))];
    case 'text':
    case 'quiet':
      return plain(block.markdown);
    case 'notice':
      return plain(block.markdown).map((line) => `! ${line}`);
    case 'quote':
      return block.text.split('\n').map((line) => `> ${line}`);
    case 'fields':
      return block.fields.map(({ label, value }) => `${label}: ${value}`);
    case 'buttons':
      return block.buttons.map((button) =>
        isLink(button) ? `[${button.label}] ${button.url}` : `[${button.label}]`,
      );
    case 'picture':
      return [block.alt];
    case 'table':
      return [
        block.caption,
        ...[block.columns.map(({ label }) => label), ...block.rows].map((row) => row.join(' | ')),
      ];
  }
}

function plain(markdown: string): string[] {
  const words = markdown
    .trimEnd()
    .replaceAll(/\*\*(.+?)\*\*/g, '$1')
    .replaceAll(/\[([^\]]*)\]\(([^)]*)\)/g, '$1 ($2)');
  return words.split('\n');
}
