import { createGroup } from './group.ts';
import { createMemoryInbox } from './inbox.ts';
import type { Store } from './port.ts';
import { createMemoryCabinet } from './pulse/cabinet.ts';
import { createPulseRecords } from './pulse/records.ts';
import { createMemoryArchive } from './shelf.ts';
import { emptyState } from './state.ts';
import { createStore } from './store.ts';
import { createMemoryConversations, createTranscript, emptyConversation } from './transcript.ts';

/** A store that keeps nothing beyond the process: for tests, and to try things out. */
export function createMemoryStore(): Store {
  const conversations = createMemoryConversations((place) =>
    createGroup(emptyConversation(place), keepNothing),
  );
  return createStore({
    live: createGroup(emptyState(), keepNothing),
    archive: createMemoryArchive(),
    transcript: createTranscript(conversations),
    inbox: createMemoryInbox(),
    pulse: createPulseRecords(createMemoryCabinet(), createMemoryCabinet()),
    reports: createMemoryCabinet(),
    close: (sentence) => conversations.close(sentence),
  });
}

async function keepNothing(): Promise<void> {}
