import type { ChatEvent, Place } from '../../src/event.ts';
import type { Lang, Reply } from '../../src/message.ts';
import type { Log, Receive } from '../../src/ports.ts';
import type { Here, Means, Unplaced } from './arrival.ts';
import { fromEvent } from './from-event.ts';
import { isDirect, placeOf } from './ids.ts';
import type { EventBody } from './payload.ts';
import type { People } from './people.ts';
import { pressOf } from './reactions.ts';
import { receive } from './receive.ts';
import { type Acted, type FormAnswer, formAnswer, type Responder, shortNote, wrongForm } from './respond.ts';
import { words } from './words.ts';
import type { Workspace, Workspaces } from './workspaces.ts';

/** Answers a delivery; a form is answered with what becomes of its window. */
export type Ack = (answer?: FormAnswer) => Promise<void>;

/** Takes what Slack delivers to one installation. */
export interface Listener {
  /**
   * An event of the Events API: resolves when what it leads to is stored, rejects when Slack is to deliver it again.
   * `kept` is called before that, if it cannot be lost any more.
   */
  event(came: EventBody, workspace: Workspace, kept: () => void): Promise<void>;
  /** Something that a person waits for: acknowledged when it is done, and in time in any case. */
  interaction(body: unknown, workspace: Workspace, ack: Ack): Promise<void>;
}

interface ListenerOptions {
  readonly receiver: () => Receive | undefined;
  readonly workspaces: Workspaces;
  readonly people: People;
  readonly responder: Responder;
  readonly log: Log;
  readonly lang: Lang;
  readonly ackMs: number;
}

/** Makes the listener. */
export function createListener(options: ListenerOptions): Listener {
  const { workspaces, people, responder, log, lang, ackMs } = options;

  async function take(
    event: Unplaced,
    means: Means,
    { installed }: Workspace,
    kept?: () => void,
  ): Promise<Reply> {
    const receiver = options.receiver();
    if (receiver === undefined) throw new Error('Cannot take an event from Slack: the adapter is stopped.');
    const place = event.place ?? (await fallbackPlace(event, means, installed.key));
    return receiver({ ...event, place } as ChatEvent, kept);
  }

  // Somebody who cannot be written to privately, such as a stranger in a shared channel, is answered where they are.
  async function fallbackPlace(event: Unplaced, means: Means, key: string): Promise<Place> {
    const place = await people.privatePlace(event.account);
    if (place !== undefined) return place;
    const channel = means.channel ?? means.user;
    return placeOf(key, channel, { private: isDirect(channel) });
  }

  const here = ({ installed }: Workspace): Here => ({
    installation: installed.key,
    bot: installed.botUserId,
  });

  return {
    async event(came, workspace, kept) {
      const arrival = fromEvent(came.event, came.event_id, here(workspace));
      if (arrival === undefined) return;
      if (arrival.kind === 'uninstalled') return workspaces.forget(workspace.installed.key);
      const acted = arrival.kind === 'reaction' ? await pressOf(arrival.reaction, workspace) : arrival;
      if (acted === undefined) return;
      const { event, means } = acted;
      const reply = await take(event, means, workspace, kept);
      // What is kept is kept: a note that cannot be shown is no reason to have the event again.
      await responder.show(reply, { account: event.account, means, workspace });
    },

    async interaction(body, workspace, ack) {
      const once = onlyOnce(ack, log);
      const late = setTimeout(() => void once.ack(), ackMs);
      try {
        const arrival = receive(body, here(workspace));
        if (arrival?.kind !== 'event') return;
        const { event, means } = arrival;
        const acted: Acted = { account: event.account, means, workspace };
        try {
          const reply = await take(event, means, workspace);
          await answer(event, reply, acted, once);
        } catch (cause) {
          log.error(`Cannot finish what somebody did in Slack (${event.kind}).`, cause);
          await failed(event, acted, once);
        }
      } finally {
        clearTimeout(late);
        await once.ack();
      }
    },
  };

  async function answer(event: Unplaced, reply: Reply, acted: Acted, once: Once): Promise<void> {
    if (event.kind !== 'submitted') {
      await responder.show(reply, acted);
      const { pointer, channel } = acted.means;
      const silent = reply.note === undefined && reply.form === undefined;
      if (pointer && silent && !isDirect(channel ?? '')) {
        await responder.note(shortNote(lang, words[lang].answeredDirectly), acted);
      }
      return;
    }
    if (once.isDone()) {
      // The window closed before the answer was there: what it would have said comes as a note.
      const note = reply.errors === undefined ? reply.note : wrongForm(reply.errors, lang);
      await responder.show({ ...reply, ...(note === undefined ? {} : { note }) }, withoutView(acted));
      return;
    }
    const { answer: said, rest } = formAnswer(reply, acted.means);
    await once.ack(said);
    await responder.show(rest, withoutView(acted));
  }

  async function failed(event: Unplaced, acted: Acted, once: Once): Promise<void> {
    const sentence = words[lang].failed;
    const [input] = acted.means.view?.inputs ?? [];
    if (event.kind === 'submitted' && input !== undefined && !once.isDone()) {
      return once.ack({ response_action: 'errors', errors: { [input]: sentence } });
    }
    await responder.note(shortNote(lang, sentence), acted);
  }
}

interface Once {
  ack(answer?: FormAnswer): Promise<void>;
  isDone(): boolean;
}

function onlyOnce(ack: Ack, log: Log): Once {
  let done = false;
  return {
    isDone: () => done,
    async ack(answer) {
      if (done) return;
      done = true;
      try {
        await ack(answer);
      } catch (cause) {
        // The socket was cut meanwhile: Slack tells the person, or delivers again what is done already.
        log.warn(`Cannot acknowledge something to Slack: ${cause instanceof Error ? cause.message : cause}`);
      }
    },
  };
}

// A window that was answered is closed or another by now; nothing opens from it.
function withoutView({ means, ...acted }: Acted): Acted {
  const { view: _, trigger: __, ...rest } = means;
  return { ...acted, means: rest };
}
