import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Door } from './door.ts';
import type { Frame, Markup } from './layout.ts';
import type { Overview, View } from './overview.ts';
import type { PageName } from './paths.ts';
import type { Session, Sessions } from './session.ts';
import { sentencePage } from './views.ts';

type Answer = Response | Promise<Response>;

/** A manager who is signed in, with what they may see now. */
export interface Guest {
  readonly view: View;
  readonly session: Session;
}

/** Where those who are signed in are received: who they are is asked anew at every request. */
export interface Hall {
  guestOf(context: Context): Promise<Guest | undefined>;
  /** Answers who is signed in; the others read how to get a link. */
  signedIn(context: Context, answer: (guest: Guest) => Answer): Promise<Response>;
  /** The frame of a page, with what the bot said to a press, which is shown once. */
  frameOf(page: PageName, guest: Guest): Frame;
  /** Keeps what the bot said to a press until the next page of that session shows it. */
  keepSaid(session: Session, words: string): void;
  /** Says that a page is not there, in its frame. */
  missing(context: Context, frame: Frame): Answer;
}

/** Makes the hall. What was said to a press is kept in memory alone. */
export function createHall(overview: Overview, sessions: Sessions, door: Door): Hall {
  const said = new Map<string, string>();

  async function guestOf(context: Context): Promise<Guest | undefined> {
    const session = await sessions.read(context);
    const view = session && (await overview.view(session.person));
    return session && view && { view, session };
  }

  return {
    guestOf,

    async signedIn(context, answer) {
      const guest = await guestOf(context);
      return guest ? answer(guest) : send(context, door.closed(), 401);
    },

    frameOf(page, { view, session }) {
      const words = said.get(session.id);
      said.delete(session.id);
      return { view, page, chosen: undefined, formKey: sessions.formKey(session), said: words };
    },

    keepSaid: (session, words) => void said.set(session.id, words),

    missing(context, frame) {
      const { missingTitle, missing } = frame.view.words;
      return send(context, sentencePage(frame, missingTitle, missing), 404);
    },
  };
}

/** Sends a page. */
export function send(context: Context, markup: Markup, status: ContentfulStatusCode = 200): Answer {
  return context.html(markup, status);
}
