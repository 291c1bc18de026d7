import type { SSEStreamingApi } from 'hono/streaming';
import type { Line, Transcript } from '../../src/ports.ts';
import { placeIdOf } from './options.ts';
import { type PageLine, renderLine } from './render.ts';

/** Some lines on their way to a page. */
export interface Batch {
  /** Whose conversation it is. */
  readonly person: string;
  readonly lines: readonly PageLine[];
  /** The highest seq the page has seen once it has drawn these; ask for what came after it. */
  readonly seq: number;
  /** How many older lines were left out. */
  readonly earlier: number;
  /** True when the page must forget what it shows: these lines are all there is. */
  readonly reset: boolean;
}

/** How many lines a page gets when it opens; older ones are there on request. */
const firstLines = 200;

/**
 * Reads what a window that says it has seen `after` needs to begin: the news, or everything (the newest lines of
 * it, unless `all`) when it has seen nothing or something that is no longer there.
 */
export async function readStart(
  transcript: Transcript,
  person: string,
  after: number,
  all = false,
): Promise<Batch> {
  const place = placeIdOf(person);
  if (after > 0 && (await isSame(transcript, person, after))) return readNews(transcript, person, after);
  const lines = inTime(await transcript.read(place, 0));
  const shown = all ? lines : lines.slice(-firstLines);
  const earlier = lines.length - shown.length;
  return { person, lines: shown.map(renderLine), seq: lastSeq(lines, 0), earlier, reset: true };
}

/** What has come since `after`; when the conversation was erased meanwhile, all there is of the one that is there now. */
async function readOn(transcript: Transcript, person: string, after: number): Promise<Batch> {
  // Nothing was shown yet: what comes is news, which a screen reader is told of.
  return after === 0 ? readNews(transcript, person, after) : readStart(transcript, person, after);
}

// Read from one before: if the last line seen is gone, the conversation is not the one the page shows.
async function isSame(transcript: Transcript, person: string, after: number): Promise<boolean> {
  return (await transcript.read(placeIdOf(person), after - 1)).length > 0;
}

/** A replaced line has the time of its change: no line stands with a later time than the ones after it. */
function inTime(lines: readonly Line[]): readonly Line[] {
  let next = Number.POSITIVE_INFINITY;
  return lines
    .toReversed()
    .map((line) => {
      next = Math.min(next, line.at);
      return { ...line, at: next };
    })
    .toReversed();
}

async function readNews(transcript: Transcript, person: string, after: number): Promise<Batch> {
  const lines = await transcript.read(placeIdOf(person), after);
  return { person, lines: lines.map(renderLine), seq: lastSeq(lines, after), earlier: 0, reset: false };
}

function lastSeq(lines: readonly Line[], otherwise: number): number {
  return lines.reduce((most, line) => Math.max(most, line.seq), otherwise);
}

/** The open windows, by the place they show. */
export interface Listeners {
  wake(placeId: string): void;
  /** Has every open window look for what it lacks. */
  wakeAll(): void;
  has(placeId: string): boolean;
  /** Ends every stream. */
  end(): void;
  /** Streams what people have not seen yet until the browser goes away or the server stops. */
  stream(sse: SSEStreamingApi, seen: ReadonlyMap<string, number>): Promise<void>;
}

/**
 * Makes the list of open windows. A woken stream reads what it lacks from the transcript, so nothing is lost or
 * doubled however wakes and reads fall; each batch is one server-sent event, so a broken one is asked for again.
 */
export function createListeners(transcript: Transcript, keepAliveMs: number): Listeners {
  const places = new Map<string, Set<Listener>>();

  return {
    wake(placeId) {
      for (const listener of places.get(placeId) ?? []) listener.wake();
    },
    wakeAll() {
      for (const listeners of places.values()) for (const listener of listeners) listener.wake();
    },
    has: (placeId) => (places.get(placeId)?.size ?? 0) > 0,
    end() {
      for (const listeners of places.values()) for (const listener of listeners) listener.end();
    },
    async stream(sse, seen) {
      const beat = setInterval(() => void sse.write(': alive\n\n'), keepAliveMs);
      try {
        await Promise.all([...seen].map(([person, after]) => follow(sse, person, after)));
      } finally {
        clearInterval(beat);
      }
    },
  };

  async function follow(sse: SSEStreamingApi, person: string, after: number): Promise<void> {
    const placeId = placeIdOf(person);
    const listener = createListener();
    const listeners = places.get(placeId) ?? new Set();
    places.set(placeId, listeners.add(listener));
    sse.onAbort(listener.end);
    try {
      let batch = await readStart(transcript, person, after);
      await tell(sse, batch);
      while (!listener.ended()) {
        await listener.next();
        batch = await readOn(transcript, person, batch.seq);
        if (batch.reset || batch.lines.length > 0) await tell(sse, batch);
      }
    } finally {
      listeners.delete(listener);
      if (listeners.size === 0) places.delete(placeId);
    }
  }
}

async function tell(sse: SSEStreamingApi, batch: Batch): Promise<void> {
  await sse.writeSSE({ event: 'lines', data: JSON.stringify(batch) });
}

interface Listener {
  wake(): void;
  end(): void;
  ended(): boolean;
  /** Resolves at the next wake, or at once if one came since the last call. */
  next(): Promise<void>;
}

function createListener(): Listener {
  let isDone = false;
  let isWoken = false;
  let resume: () => void = () => {};
  const wake = () => {
    isWoken = true;
    resume();
  };
  return {
    wake,
    end() {
      isDone = true;
      wake();
    },
    ended: () => isDone,
    async next() {
      if (!isWoken)
        await new Promise<void>((resolve) => {
          resume = resolve;
        });
      isWoken = false;
    },
  };
}
