import { type ChatAdapter, type Log, PlatformError, type Receive } from './ports.ts';

/** How platforms are started. */
export interface Starting {
  readonly log: Log;
  /** How long the others wait for one that does not answer, in milliseconds; 15 s unless told. */
  readonly patienceMs?: number;
  /** Milliseconds between two tries; 30 s unless told. */
  readonly retryMs?: number;
}

/**
 * Starts every platform beside the others. Rejects with the sentences of those that were refused: a wrong token is to
 * be seen by whoever starts Medvind. A platform that cannot be reached holds up nobody: it is tried until it works.
 * Gives back how to stop trying.
 */
export async function startPlatforms(
  adapters: readonly ChatAdapter[],
  receive: Receive,
  { log, patienceMs = 15_000, retryMs = 30_000 }: Starting,
): Promise<() => void> {
  const stopping = new AbortController();

  async function goOn(adapter: ChatAdapter, first: Promise<void>): Promise<void> {
    for (let trying = first; ; trying = adapter.start(receive)) {
      try {
        await trying;
        if (!stopping.signal.aborted) log.info(`The platform ${adapter.platform} is reached now.`);
        return;
      } catch (cause) {
        if (stopping.signal.aborted) return;
        log.error(...told(adapter, cause));
      }
      await after(retryMs, stopping.signal);
      if (stopping.signal.aborted) return;
    }
  }

  const refusals = await Promise.all(
    adapters.map(async (adapter) => {
      const first = adapter.start(receive);
      try {
        if ((await Promise.race([first, after(patienceMs, stopping.signal)])) !== 'late') return undefined;
        log.warn(`The platform ${adapter.platform} does not answer yet. The others run meanwhile.`);
      } catch (cause) {
        if (!(cause instanceof PlatformError) || !cause.mayPass) return cause;
        log.warn('The others run meanwhile, and it is tried every half minute.');
      }
      void goOn(adapter, first);
      return undefined;
    }),
  );
  const refused = refusals.filter((cause) => cause !== undefined);
  if (refused.length === 0) return () => stopping.abort();
  stopping.abort();
  const surprise = refused.find((cause) => !(cause instanceof PlatformError));
  if (surprise !== undefined) throw surprise;
  throw new PlatformError(refused.map((cause) => (cause as Error).message).join('\n'), { mayPass: false });
}

function told(adapter: ChatAdapter, cause: unknown): [string, unknown?] {
  if (cause instanceof PlatformError) return [cause.message];
  return [`Cannot start the platform ${adapter.platform}; it is tried every half minute.`, cause];
}

function after(ms: number, signal: AbortSignal): Promise<'late'> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve('late'), ms);
    const end = () => {
      clearTimeout(timer);
      resolve('late');
    };
    signal.addEventListener('abort', end, { once: true });
  });
}
