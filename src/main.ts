import { createDashboard } from '../adapters/web/dashboard/index.ts';
import type { Entry } from './answer/index.ts';
import { createContentNews } from './bot/announce.ts';
import { createPulseRounds } from './bot/pulse.ts';
import { createReports } from './bot/reports.ts';
import { createBot } from './bot.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { createInForce, problemLine, readContent, shippedContent, watchContent } from './content.ts';
import { createDelivery } from './delivery.ts';
import type { Embeddings } from './embeddings/index.ts';
import { createFind } from './found.ts';
import { createHttpServer, ListenError } from './http.ts';
import { createIntake } from './intake.ts';
import { createLog } from './log.ts';
import { createOverview, prepareOverview } from './overview/index.ts';
import { createPasses } from './pass.ts';
import { createPlatforms } from './platforms.ts';
import { PlatformError } from './ports.ts';
import { rehearse } from './rehearsal.ts';
import type { ChartSpec } from './report/index.ts';
import { startSchedule } from './schedule.ts';
import { startPlatforms } from './starting.ts';
import { openLowdbStore, StoreError, tellDamage, tellLostKeys } from './store/index.ts';

const clock = Date.now;
const log = createLog(clock);

/**
 * Starts Medvind from its configuration; returns how to stop it in good order. `lost` is called when it can store no
 * more.
 */
async function start(lost: () => void): Promise<() => Promise<void>> {
  const config = readConfig();
  const folders = { own: config.content, shipped: shippedContent, lang: config.lang };
  const read = await readContent(folders, clock());
  if (!read.ok) {
    throw new ConfigError(`Cannot use the content:\n${read.problems.map(problemLine).join('\n')}`);
  }
  for (const warning of read.warnings) log.warn(problemLine(warning));

  const store = await openLowdbStore(config.data, { log, lost });
  const inForce = await createInForce(read, store.learned);
  const content = () => inForce.known().content;
  const embeddings = await createReranking(config);
  const learnNearness = () => void embeddings?.learn(inForce.known().answerer);
  learnNearness();
  const relearn = (learned: readonly Entry[]) => {
    inForce.learn(learned);
    learnNearness();
  };

  const server = createHttpServer({ host: config.host, port: config.port, log });
  const adapters = await createPlatforms({
    config,
    content: content(),
    mount: server.mount,
    transcript: store.transcript,
    find: createFind(inForce.known),
    clock,
    log,
  });
  const delivery = createDelivery({ store, adapters, content, clock, log });
  const deliver = () => void delivery.drain();
  const passes = await createPasses({ data: config.data, clock });
  // People may write before the server listens; a link waits until its address is known.
  const address = Promise.withResolvers<string>();
  const bot = createBot({
    store,
    adapters,
    knowing: inForce.known,
    relearn,
    deliver: (early) => void delivery.drain(early),
    clock,
    log,
    lang: config.lang,
    nearTo: embeddings?.nearTo,
    reports: {
      overviewLink: async (person) =>
        `${config.url ?? (await address.promise)}overblik?pass=${await passes.issue(person)}`,
      drawPng,
    },
  });
  const overview = createOverview({ store, content, passes, receive: bot.receive, lang: config.lang });
  const secret = passes.secretFor('sessions');
  createDashboard({ ...server, overview, secret, url: config.url, host: config.host, now: clock, log });
  const intake = createIntake({
    inbox: store.inbox,
    receive: bot.receive,
    isEmergency: (text) => content().understanding.emergency(text) !== undefined,
    log,
  });
  const pulse = createPulseRounds({ store, content, drain: delivery.drain, clock, log });
  const reports = createReports({ store, content, drain: delivery.drain, drawPng, clock, log });
  const news = createContentNews({ store, content, clock });
  const watch = watchContent(
    folders,
    (changed, warnings) => {
      for (const warning of warnings) log.warn(problemLine(warning));
      const taken = inForce.replace(changed).then((isInForce) => {
        if (!isInForce) return;
        learnNearness();
        log.info('The content was changed and is in use.');
        return news.inUse().then(deliver);
      });
      beside(taken, 'Cannot use the changed content; what was read before is still in use.');
    },
    (problems) => {
      for (const problem of problems) log.warn(problemLine(problem));
      const told = news.broken(problems).then(deliver);
      beside(told, 'Cannot tell the project lead about the broken content.');
    },
    { clock, since: read },
  );

  const stopTrying = await startPlatforms(adapters, intake.receive, { log });
  const { url } = await server.start();
  address.resolve(url);
  await bot.forget();
  await intake.look();
  await bot.tick();
  deliver();
  // Before the rounds are looked at: what is begun from now on has its key.
  await tellLostKeys(config.data, await store.waves(), log);
  // Not waited for: a round that was cut off may have thousands of messages left.
  beside(pulse.look(), 'Cannot look at the pulses; it is tried again.');
  // Not waited for either: a year of a large organisation takes a moment, and nobody asks in the first one.
  beside(prepareOverview(store), 'Cannot prepare the overview; the first page will take longer.');
  beside(tellDamage(config.data, log), 'Cannot look whether files of the data folder are damaged.');
  beside(reports.look(), 'Cannot look at the weekly reports; it is tried again.');
  const schedule = startSchedule(
    [
      { name: 'take up what is kept', at: '* * * * *', run: intake.look },
      { name: 'forget the erased', at: '* * * * *', run: bot.forget },
      { name: 'look what is due', at: '* * * * *', run: () => bot.tick().then(() => delivery.drain()) },
      { name: 'look at the pulses', at: '* * * * *', run: pulse.look },
      { name: 'look at the weekly reports', at: '* * * * *', run: reports.look },
      { name: 'archive and forget', at: '17 * * * *', run: bot.sweep },
    ],
    content().calendar.timeZone,
    log,
  );
  process.stdout.write(`Medvind: ${url}\n`);
  const rehearsal = rehearse({ knowing: inForce.known, clock, lang: config.lang });
  beside(rehearsal, 'Cannot rehearse; the first answers take a little longer.');
  if (adapters.length === 0) {
    log.warn('Nobody can reach Medvind: no chat platform is set up. See docs/configuration.md.');
  }

  return async () => {
    watch.stop();
    stopTrying();
    await schedule.stop();
    await Promise.all(adapters.map((adapter) => adapter.stop()));
    await server.stop();
    embeddings?.stop();
    await delivery.stop();
    await store.close();
  };
}

// The drawing program is loaded when the first picture is drawn: a start needs none.
async function drawPng(chart: ChartSpec, widthPx?: number): Promise<Uint8Array> {
  const chartRoom = await import('./chart/index.ts');
  return chartRoom.drawPng(chart, widthPx);
}

// Its code is loaded only where an organisation has a model of its own.
async function createReranking({ embeddings, data }: Config): Promise<Embeddings | undefined> {
  if (embeddings === undefined) return undefined;
  const { createEmbeddings } = await import('./embeddings/index.ts');
  return createEmbeddings({ ...embeddings, data, clock, log });
}

// Whoever read the log may go away, such as the terminal or a pipe. To tell of it would fail in the same way, for ever.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

// A promise that nobody waited for left nothing half done that a commit would not undo: the others go on.
process.on('unhandledRejection', (cause) => {
  log.error('Something that nobody waits for went wrong; Medvind goes on.', cause);
});

let stop = async (): Promise<void> => undefined;
let stopping = false;
function end(code: 0 | 1): void {
  if (stopping) return;
  stopping = true;
  stop().then(
    () => process.exit(code),
    (cause: unknown) => {
      log.error('Cannot stop in good order; what was acknowledged is safe.', cause);
      process.exit(1);
    },
  );
}

try {
  // Nobody would be answered any more; a supervisor starts it anew, which finds the folder free or says whose it is.
  stop = await start(() => end(1));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => end(0));
  // What was under way when it was thrown may be half done: only a new start is sure.
  process.on('uncaughtException', (cause) => {
    log.error('Something went wrong that Medvind knows no way out of; it stops in good order.', cause);
    end(1);
  });
} catch (cause) {
  process.stderr.write(`${whyNotStarted(cause)}\n`);
  process.exit(1);
}

/** What an administrator can mend is a sentence of its own; for anything else a developer needs the stack. */
function whyNotStarted(cause: unknown): string {
  const known = [ConfigError, StoreError, ListenError, PlatformError];
  if (cause instanceof Error && known.some((kind) => cause instanceof kind)) return cause.message;
  return `Cannot start: ${cause instanceof Error ? cause.stack : String(cause)}`;
}

// For what nobody waits for: the log is told when it fails.
function beside(work: Promise<unknown>, sentence: string): void {
  work.catch((cause: unknown) => log.error(sentence, cause));
}
