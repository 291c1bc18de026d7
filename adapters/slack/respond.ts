import type { types } from '@slack/bolt';
import type { Account } from '../../src/event.ts';
import type { Form, Lang, Message, Reply } from '../../src/message.ts';
import type { Log } from '../../src/ports.ts';
import type { Means } from './arrival.ts';
import { problemOf } from './errors.ts';
import { isDirect, split } from './ids.ts';
import type { People } from './people.ts';
import { type Part, renderMessage } from './render.ts';
import { formView, homeTab, noteModal, type ViewMemory } from './views.ts';
import { words } from './words.ts';
import type { Workspace } from './workspaces.ts';

/** Who acted, where they did it, and what Slack gives to answer with. */
export interface Acted {
  readonly account: Account;
  readonly means: Means;
  readonly workspace: Workspace;
}

/** What stands in the answer to a submitted form. */
export type FormAnswer =
  | { readonly response_action: 'errors'; readonly errors: Readonly<Record<string, string>> }
  | { readonly response_action: 'update'; readonly view: types.ModalView };

/** Says at once what only the one who acted sees. Nothing here throws: what cannot be shown is logged. */
export interface Responder {
  /** Shows what a reply holds, but for what the answer to a form said already. */
  show(reply: Reply, acted: Acted): Promise<void>;
  note(note: Message, acted: Acted): Promise<void>;
}

interface ResponderOptions {
  readonly people: People;
  readonly log: Log;
  readonly apiUrl: string;
  readonly timeoutMs: number;
}

/** What a submitted form is answered with, and what of the reply is left to show elsewhere. */
export function formAnswer(reply: Reply, means: Means): { answer: FormAnswer | undefined; rest: Reply } {
  const { form, errors, note, ...rest } = reply;
  if (errors !== undefined && Object.keys(errors).length > 0) {
    const beside = besideInputs(errors, means.view?.inputs ?? []);
    if (beside !== undefined) return { answer: { response_action: 'errors', errors: beside }, rest };
    return { answer: undefined, rest: { ...rest, note: wrongForm(errors, note?.lang ?? 'da') } };
  }
  const more = note === undefined ? rest : { ...rest, note };
  if (form !== undefined) {
    return { answer: { response_action: 'update', view: formView(form, origin(means)) }, rest: more };
  }
  const unseen = means.home === true || means.channel === undefined;
  const modal = note !== undefined && unseen ? noteModal(note, origin(means)) : undefined;
  if (modal !== undefined) return { answer: { response_action: 'update', view: modal }, rest };
  return { answer: undefined, rest: more };
}

/** A short message of our own. */
export function shortNote(lang: Lang, text: string): Message {
  return { lang, text, blocks: [{ type: 'text', markdown: text }] };
}

/** Makes the responder. */
export function createResponder({ people, log, apiUrl, timeoutMs }: ResponderOptions): Responder {
  async function openForm(form: Form, acted: Acted): Promise<void> {
    const { means, workspace } = acted;
    const { trigger } = means;
    if (trigger === undefined) return note(shortNote(form.lang, words[form.lang].noForm), acted);
    const view = formView(form, origin(means));
    try {
      await openView(workspace, means, trigger, view);
    } catch (cause) {
      log.warn(`Cannot open a form in Slack: ${problemOf(cause).detail}`);
      await note(shortNote(form.lang, words[form.lang].expired), acted);
    }
  }

  async function note(message: Message, acted: Acted): Promise<void> {
    const ways = [inModal, byResponseUrl, asEphemeral, asDirectMessage];
    for (const way of ways) {
      try {
        if (await way(message, acted)) return;
      } catch (cause) {
        log.warn(`Cannot show a note in Slack this way: ${problemOf(cause).detail}`);
      }
    }
    log.error('Cannot show a note in Slack in any way: see the lines before.');
  }

  async function inModal(message: Message, { means, workspace }: Acted): Promise<boolean> {
    const { view, home, trigger } = means;
    const modal = (view || home) && trigger ? noteModal(message, origin(means)) : undefined;
    if (modal === undefined || trigger === undefined) return false;
    await openView(workspace, means, trigger, modal);
    return true;
  }

  async function byResponseUrl(message: Message, { means }: Acted): Promise<boolean> {
    const { responseUrl, channel, thread } = means;
    if (responseUrl === undefined || means.home || !isSlacks(responseUrl, apiUrl)) return false;
    const parts = renderMessage(message);
    // Five answers are allowed to one address.
    if (parts.length > 5) return false;
    const inThread = thread === undefined || isDirect(channel ?? '') ? {} : { thread_ts: thread };
    for (const [at, part] of parts.entries()) {
      const answer = await fetch(responseUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify({ ...part, ...inThread, response_type: 'ephemeral', replace_original: false }),
        signal: AbortSignal.timeout(timeoutMs),
      });
      // An expired address answers 404; what was shown before it expired is not shown twice.
      if (!answer.ok) return at > 0;
    }
    return true;
  }

  async function asEphemeral(message: Message, { means, workspace }: Acted): Promise<boolean> {
    const { channel, thread, user } = means;
    if (channel === undefined) return false;
    for (const part of renderMessage(message)) {
      const ephemeral = { channel, user, ...mutable(part) };
      await workspace.writing.chat.postEphemeral(
        thread === undefined ? ephemeral : { ...ephemeral, thread_ts: thread },
      );
    }
    return true;
  }

  async function asDirectMessage(message: Message, { account, workspace }: Acted): Promise<boolean> {
    const channel = split((await people.privatePlace(account))?.id ?? '')?.local;
    if (channel === undefined) return false;
    for (const part of renderMessage(message)) {
      await workspace.writing.chat.postMessage({
        channel,
        ...mutable(part),
        unfurl_links: false,
        unfurl_media: false,
      });
    }
    return true;
  }

  async function publish(home: Message, { account, means, workspace }: Acted): Promise<void> {
    try {
      const place = await people.privatePlace(account);
      await workspace.writing.views.publish({ user_id: means.user, view: homeTab(home, place) });
    } catch (cause) {
      log.warn(`Cannot show somebody's page in Slack: ${problemOf(cause).detail}`);
    }
  }

  return {
    async show(reply, acted) {
      if (reply.home !== undefined) await publish(reply.home, acted);
      if (reply.form !== undefined) await openForm(reply.form, acted);
      if (reply.note !== undefined) await note(reply.note, acted);
    },
    note,
  };
}

async function openView(
  { writing }: Workspace,
  { view: where }: Means,
  trigger: string,
  view: types.ModalView,
): Promise<void> {
  if (where?.type === 'modal') await writing.views.push({ trigger_id: trigger, view });
  else await writing.views.open({ trigger_id: trigger, view });
}

function origin({ channel, thread, home }: Means): Omit<ViewMemory, 'value'> {
  return {
    ...(channel === undefined ? {} : { channel }),
    ...(thread === undefined ? {} : { thread }),
    ...(home === undefined ? {} : { home }),
  };
}

/** Errors at inputs that the window has; what belongs to none stands at the first. */
function besideInputs(
  errors: Readonly<Record<string, string>>,
  inputs: readonly string[],
): Record<string, string> | undefined {
  const [first] = inputs;
  if (first === undefined) return undefined;
  const beside: Record<string, string> = {};
  for (const [name, sentence] of Object.entries(errors)) {
    const at = inputs.includes(name) ? name : first;
    beside[at] = beside[at] === undefined ? sentence : `${beside[at]} ${sentence}`;
  }
  return beside;
}

/** The sentences about a form that is no longer open, or that has no input to stand beside. */
export function wrongForm(errors: Readonly<Record<string, string>>, lang: Lang): Message {
  return shortNote(lang, [`${words[lang].formWrong}:`, ...Object.values(errors)].join('\n'));
}

// A response address comes in a signed payload; all the same nothing is sent to a host that is not Slack's.
function isSlacks(url: string, apiUrl: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, host } = new URL(url);
  const api = new URL(apiUrl);
  return (protocol === 'https:' && /(^|\.)slack(-gov)?\.com$/.test(hostname)) || host === api.host;
}

function mutable({ text, blocks }: Part): { text: string; blocks: types.KnownBlock[] } {
  return { text, blocks: [...blocks] };
}
