import { createTeamsAdapter, keepInMemory } from '../../adapters/teams/index.ts';
import { createCall, createHttpServer } from '../../src/http.ts';

/** Our adapter with nothing behind it: it says back what it hears. Prints its port. */
const log = { info: () => {}, warn: () => {}, error: console.error };
const server = createHttpServer({ host: '127.0.0.1', port: 0, log });
const adapter = createTeamsAdapter({
  mount: server.mount,
  call: createCall(),
  local: true,
  references: keepInMemory(),
  now: Date.now,
  log,
});
await adapter.start(async (event) => {
  if (event.kind !== 'said') return {};
  const message = { lang: 'da', text: event.text, blocks: [{ type: 'text', markdown: event.text }] } as const;
  await adapter.send({
    key: event.id,
    place: event.place,
    message: { ...message, blocks: [...message.blocks] },
  });
  return {};
});
const { url } = await server.start();
process.stdout.write(`${url}\n`);
