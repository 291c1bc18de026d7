import { createWebAdapter } from '../../adapters/web/index.ts';
import type { DemoPerson } from '../../adapters/web/options.ts';
import { createHttpServer } from '../../src/http.ts';
import type { ChatAdapter, Log, Receive, Transcript } from '../../src/ports.ts';
import { createFakeCore, type FakeCore, type Script } from './fake-core.ts';
import { createMemoryTranscript } from './memory-transcript.ts';

/** Invented people of an invented municipality. */
export const people: readonly DemoPerson[] = [
  {
    id: 'mette',
    name: 'Mette Eksempel',
    email: 'mette@eksempel.example',
    title: 'Rådgiver',
    unit: 'Familieafdelingen',
    lang: 'da',
    role: 'Medarbejder',
  },
  {
    id: 'jonas',
    name: 'Jonas Eksempel',
    email: 'Jonas@eksempel.example',
    title: 'Rådgiver',
    unit: 'Ungeafdelingen',
    lang: 'da',
    role: 'Superbruger',
  },
];

/** A built-in chat on a free port, with a core to look through. */
export interface WebChat {
  readonly url: string;
  readonly port: number;
  readonly adapter: ChatAdapter;
  readonly core: FakeCore;
  /** What was logged. */
  readonly logged: readonly string[];
  stop(): Promise<void>;
}

/** Starts a built-in chat; give it the transcript and the port of an earlier one to restart that. */
export async function startWebChat(
  options: {
    readonly script?: Script | undefined;
    /** Takes the events in place of the fake core. */
    readonly receive?: Receive;
    readonly transcript?: Transcript;
    readonly port?: number;
    readonly people?: readonly DemoPerson[];
  } = {},
): Promise<WebChat> {
  const logged: string[] = [];
  const note = (line: string) => void logged.push(line);
  const log: Log = { info: note, warn: note, error: note };
  const server = createHttpServer({ host: '127.0.0.1', port: options.port ?? 0, log });
  const adapter = createWebAdapter({
    mount: server.mount,
    transcript: options.transcript ?? createMemoryTranscript(),
    people: options.people ?? people,
    organisation: { name: 'Eksempel Kommune', example: true },
    menu: ({ role }) => [
      { action: 'mine', label: { da: 'Mine spørgsmål', en: 'My questions' } },
      { action: 'help', label: { da: 'Hjælp', en: 'Help' } },
      { action: 'mydata', label: { da: 'Mine data', en: 'My data' } },
      ...(role === 'Superbruger' ? [{ action: 'queue', label: { da: 'Kø', en: 'Queue' } }] : []),
    ],
    examples: {
      da: [
        'Hvordan logger jeg på første gang?',
        'Hvor finder jeg mine gamle sager?',
        'Hvorfor kan jeg ikke gemme?',
      ],
      en: ['How do I log in?', 'Where are my old cases?', 'Why can I not save?'],
    },
    now: Date.now,
    log,
  });
  const core = createFakeCore(adapter, options.script);
  await adapter.start(options.receive ?? core.receive);
  const { url } = await server.start();
  return {
    url,
    port: Number(new URL(url).port),
    adapter,
    core,
    logged,
    async stop() {
      await adapter.stop();
      await server.stop();
    },
  };
}
