import type { PageBlock, PageLine, PageReply } from '../../adapters/web/render.ts';
import type { Batch } from '../../adapters/web/stream.ts';

/** One window without a browser: posts and listens as the page does. */
export interface WebClient {
  post(event: Readonly<Record<string, unknown>>): Promise<PageReply>;
  /** The same request again, byte for byte. */
  repeatLast(): Promise<PageReply>;
  /** The lines on the screen once the stream has brought everything there is. */
  lines(): Promise<readonly PageLine[]>;
  close(): void;
}

/** Opens a window of one person. */
export function openWebClient(url: string, person: string): WebClient {
  const base = `${url}api/people/${person}`;
  const shown = new Map<string, PageLine>();
  const closing = new AbortController();
  let seen = 0;
  let wake = () => {};
  let lastBody = '';

  async function listen(): Promise<void> {
    const headers = { accept: 'text/event-stream' };
    const response = await fetch(`${url}api/stream?seen=${person}:0`, { headers, signal: closing.signal });
    let text = '';
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const events = (text + chunk).split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) take(event);
    }
  }

  function take(event: string): void {
    const data = event.split('\n').find((line) => line.startsWith('data: '));
    if (!data) return;
    const batch: Batch = JSON.parse(data.slice('data: '.length));
    if (batch.reset) shown.clear();
    for (const line of batch.lines) shown.set(line.key, line);
    seen = batch.seq;
    wake();
  }

  const listening = listen().catch((error: unknown) => {
    if (!closing.signal.aborted) throw error;
  });

  async function postBody(): Promise<PageReply> {
    const headers = { 'content-type': 'application/json', origin: new URL(url).origin };
    const response = await fetch(`${base}/events`, { method: 'POST', headers, body: lastBody });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return (await response.json()) as PageReply;
  }

  return {
    post(event) {
      lastBody = JSON.stringify({ id: crypto.randomUUID(), ...event });
      return postBody();
    },
    repeatLast: postBody,
    async lines() {
      const kept = (await (await fetch(`${base}/lines`)).json()) as Batch;
      while (seen < kept.seq) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return [...shown.values()];
    },
    close() {
      closing.abort();
      void listening;
    },
  };
}

/** Everything that can be read in blocks, in order. */
export function textOf(blocks: readonly PageBlock[]): string {
  return blocks.map(textOfBlock).filter(Boolean).join('\n');
}

function textOfBlock(block: PageBlock): string {
  switch (block.type) {
    case 'heading':
    case 'quote':
      return block.text;
    case 'text':
    case 'quiet':
    case 'notice':
      return strings(block.nodes).join('');
    default:
      return '';
  }
}

/** The leaves of a node tree, but for the words that say what a node is and where a link goes. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(strings);
  if (typeof value !== 'object' || value === null) return [];
  if ('children' in value) return strings(value.children);
  return 'items' in value ? strings(value.items) : [];
}
