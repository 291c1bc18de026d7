import { expect, test, vi } from 'vitest';
import type { ChatEvent } from '../src/event.ts';
import { createIntake, type IntakeParts } from '../src/intake.ts';
import { createMemoryStore, type Inbox } from '../src/store/index.ts';

const log = { info() {}, warn() {}, error() {} };

function said(text: string, id = 'e1'): ChatEvent {
  const place = { platform: 'town', id: 'p', private: true };
  return { kind: 'said', id, account: { platform: 'town', id: 'mette' }, place, text };
}

function intakeWith(receive: IntakeParts['receive'], inbox: Inbox = createMemoryStore().inbox) {
  const isEmergency = (text: string) => text.includes('lige nu');
  return { inbox, intake: createIntake({ inbox, receive, isEmergency, log }) };
}

const ids = (inbox: Inbox) => inbox.left().map(({ id }) => id);

test('a question counts as kept before it is answered, and is gone from the inbox afterwards', async () => {
  const order: string[] = [];
  const { inbox, intake } = intakeWith(async () => {
    order.push(`answered, ${ids(inbox)} left`);
    return {};
  });
  await intake.receive(said('hvordan logger jeg på?'), () => order.push('kept'));
  expect(order).toEqual(['kept', 'answered, e1 left']);
  expect(ids(inbox)).toEqual([]);
});

const slow: readonly (readonly [string, ChatEvent])[] = [
  ['a CPR number', said('barnet 150360-5123 mangler')],
  ['a name', said('Fru Hansen på Vestergade 4 er vred')],
  ['an emergency', said('han slår hende lige nu')],
  ['a press', { ...said(''), kind: 'pressed', action: 'claim', value: 'q1' } as ChatEvent],
];
test.for(slow)('%s never stands in the inbox: the outcome alone tells that it is safe', async ([, event]) => {
  const kept = vi.fn();
  const { inbox, intake } = intakeWith(async () => {
    expect(ids(inbox)).toEqual([]);
    return {};
  });
  await intake.receive(event, kept);
  expect(kept).not.toHaveBeenCalled();
});

test('where the platform waits for the answer, it is made while the question goes to the disk', async () => {
  const order: string[] = [];
  const { inbox } = createMemoryStore();
  const disk = Promise.withResolvers<void>();
  const slowInbox: Inbox = { ...inbox, keep: (event) => disk.promise.then(() => inbox.keep(event)) };
  const { intake } = intakeWith(async (_, kept) => {
    order.push('begun');
    kept?.then(() => order.push(`kept, ${ids(inbox)} left`));
    await disk.promise;
    return {};
  }, slowInbox);
  const answered = intake.receive(said('hvordan logger jeg på?'));
  await vi.waitFor(() => expect(order).toEqual(['begun']));
  disk.resolve();
  await answered;
  expect(order).toEqual(['begun', 'kept, e1 left']);
  expect(ids(inbox)).toEqual([]);
});

test('where the platform waits for the answer, an inbox that refuses costs nobody their answer', async () => {
  const inbox: Inbox = {
    keep: () => Promise.reject(new Error('full')),
    done() {},
    drop: async () => {},
    left: () => [],
  };
  const { intake } = intakeWith(async () => {
    // Long enough for Node to find that nobody minds the refusal.
    await new Promise((resolve) => setImmediate(resolve));
    return { note: { lang: 'da', text: 'svar', blocks: [] } };
  }, inbox);
  expect((await intake.receive(said('hej'))).note?.text).toBe('svar');
});

test('where the platform waits for the answer, what fails is told and not taken up again', async () => {
  const { inbox, intake } = intakeWith(async () => Promise.reject(new Error('The disk is full.')));
  await expect(intake.receive(said('hej'))).rejects.toThrow('The disk is full.');
  expect(ids(inbox)).toEqual([]);
});

test.for(slow)('%s does not go to the disk beside its answer either', async ([, event]) => {
  const { inbox, intake } = intakeWith(async (_, kept) => {
    expect(kept).toBeUndefined();
    expect(ids(inbox)).toEqual([]);
    return {};
  });
  await intake.receive(event);
});

test('when the inbox refuses, the outcome alone tells, as before there was one', async () => {
  const keep = () => Promise.reject(new Error('full'));
  const inbox: Inbox = { keep, done() {}, drop: async () => {}, left: () => [] };
  const receive = vi.fn(async () => ({}));
  const kept = vi.fn();
  await intakeWith(receive, inbox).intake.receive(said('hej'), kept);
  expect(receive).toHaveBeenCalledOnce();
  expect(kept).not.toHaveBeenCalled();
});

test('what failed after it was kept is taken up again, and given up after half an hour', async () => {
  let works = false;
  const receive = vi.fn(async () => (works ? {} : Promise.reject(new Error('Slack does not answer.'))));
  const { inbox, intake } = intakeWith(receive);
  expect(await intake.receive(said('hej', 'e1'), () => {})).toEqual({});
  expect(ids(inbox)).toEqual(['e1']);
  works = true;
  await intake.look();
  expect(ids(inbox)).toEqual([]);
  works = false;
  await intake.receive(said('hej', 'e2'), () => {});
  for (let minute = 1; minute < 30; minute++) await intake.look();
  expect(ids(inbox)).toEqual([]);
  expect(receive).toHaveBeenCalledTimes(2 + 30);
});

test('what is under way is not begun a second time', async () => {
  const { promise, resolve } = Promise.withResolvers<Record<string, never>>();
  const receive = vi.fn(() => promise);
  const { intake } = intakeWith(receive);
  const first = intake.receive(said('hej'), () => {});
  await vi.waitFor(() => expect(receive).toHaveBeenCalled());
  await intake.look();
  expect(receive).toHaveBeenCalledOnce();
  resolve({});
  await first;
});

test('between two answers, what has come meanwhile is taken', async () => {
  const order: string[] = [];
  const { intake } = intakeWith(async ({ id }) => {
    order.push(`answered ${id}`);
    setImmediate(() => order.push('something from the network'));
    return {};
  });
  await Promise.all(
    ['e1', 'e2'].map((id) => intake.receive(said('hej', id), () => order.push(`kept ${id}`))),
  );
  expect(order).toEqual(['kept e1', 'kept e2', 'answered e1', 'something from the network', 'answered e2']);
});

test('what tells of danger is answered at once, before those who wait for their turn', async () => {
  const order: string[] = [];
  const { intake } = intakeWith(async ({ id }) => {
    order.push(id);
    return {};
  });
  const waiting = ['e1', 'e2'].map((id) => intake.receive(said('hej', id), () => undefined));
  await Promise.all([...waiting, intake.receive(said('han slår lige nu', 'e3'), () => undefined)]);
  expect(order).toEqual(['e3', 'e1', 'e2']);
});

const waiting = { ...said('hvor er gulerodsfanen?'), message: 'm1' } as ChatEvent;
function changed(text?: string): ChatEvent {
  const { account, place } = waiting;
  return { kind: 'changed', id: 'e2', account, place, message: 'm1', ...(text !== undefined && { text }) };
}

/** A question that waits since taking it up failed, and what is taken up from then on. */
async function stuck() {
  const taken: string[] = [];
  let works = false;
  const { inbox, intake } = intakeWith(async (event) => {
    if (!works) throw new Error('The platform does not answer.');
    taken.push(event.kind === 'said' ? event.text : event.kind);
    return {};
  });
  await intake.receive(waiting, () => {});
  works = true;
  return { taken, inbox, intake };
}

test('a message that is deleted while its question waits is never taken up', async () => {
  const { taken, inbox, intake } = await stuck();
  await intake.receive(changed());
  expect(ids(inbox)).toEqual([]);
  await intake.look();
  expect(taken).toEqual(['changed']);
});

test('a message that is edited while its question waits is taken up as it reads now', async () => {
  const { taken, intake } = await stuck();
  await intake.receive(changed('hvor er pastinakfanen?'));
  await intake.look();
  expect(taken).toEqual(['changed', 'hvor er pastinakfanen?']);
});

test('an edit that must not be kept is taken up at once', async () => {
  const { taken, inbox, intake } = await stuck();
  await intake.receive(changed('barnet 150360-5123 mangler'));
  expect(ids(inbox)).toEqual([]);
  expect(taken).toEqual(['barnet 150360-5123 mangler', 'changed']);
});

const platforms: readonly (readonly [string, (() => void) | undefined])[] = [
  ['is acknowledged first', () => undefined],
  ['waits for the answer', undefined],
];
test.for(platforms)(
  'where the platform %s, what was deleted at once is stored before it is deleted',
  async ([, kept]) => {
    const order: string[] = [];
    const deciding = Promise.withResolvers<void>();
    const { inbox, intake } = intakeWith(async ({ kind }) => {
      if (kind === 'said') await deciding.promise;
      order.push(kind);
      return {};
    });
    const asked = intake.receive(waiting, kept);
    const removed = intake.receive(changed());
    await new Promise((resolve) => setImmediate(resolve));
    deciding.resolve();
    await Promise.all([asked, removed]);
    expect(order).toEqual(['said', 'changed']);
    expect(ids(inbox)).toEqual([]);
  },
);

test('what failed while its message was being deleted is not taken up again', async () => {
  const taken: string[] = [];
  const { inbox, intake } = intakeWith(async ({ kind }) => {
    taken.push(kind);
    if (kind === 'said') throw new Error('The disk is full.');
    return {};
  });
  await Promise.all([intake.receive(waiting, () => undefined), intake.receive(changed())]);
  await intake.look();
  expect(taken).toEqual(['said', 'changed']);
  expect(ids(inbox)).toEqual([]);
});

test.for(platforms)(
  'where the platform %s, what was asked just before an erasure is stored before it',
  async ([, kept]) => {
    const order: string[] = [];
    const deciding = Promise.withResolvers<void>();
    const { intake } = intakeWith(async ({ kind, account }) => {
      if (kind === 'said') await deciding.promise;
      order.push(`${account.id} ${kind}`);
      return {};
    });
    const asked = intake.receive(waiting, kept);
    const erase = { ...changed(), kind: 'pressed', action: 'erase', value: '' } as ChatEvent;
    const erased = intake.receive(erase);
    await intake.receive({ ...erase, account: { platform: 'town', id: 'jonas' } });
    deciding.resolve();
    await Promise.all([asked, erased]);
    expect(order).toEqual(['jonas pressed', 'mette said', 'mette pressed']);
  },
);
