import * as z from 'zod';

// Slack adds fields as it likes and leaves out others: only what is read here is looked at.
const text = z.string().catch('');
const id = z.string().min(1);
const maybe = z.string().nullish().catch(undefined);

const message = z.object({
  type: z.literal('message').optional(),
  subtype: maybe,
  user: maybe,
  bot_id: maybe,
  text,
  ts: maybe,
  thread_ts: maybe,
});

/** To which installation an event came, as Bolt reads it too. */
const installation = {
  team_id: maybe,
  enterprise_id: maybe,
  is_enterprise_install: z.boolean().nullish().catch(undefined),
};

/** An event of the Events API, whatever its type. */
export const eventBody = z.object({
  type: z.literal('event_callback'),
  ...installation,
  authorizations: z.array(z.object(installation)).nullish().catch(undefined),
  event_id: maybe,
  event: z.object({
    type: z.string(),
    subtype: maybe,
    user: maybe,
    bot_id: maybe,
    text,
    channel: maybe,
    ts: maybe,
    thread_ts: maybe,
    event_ts: maybe,
    deleted_ts: maybe,
    hidden: z.boolean().optional().catch(undefined),
    message: message.optional().catch(undefined),
    previous_message: message.optional().catch(undefined),
    reaction: maybe,
    item_user: maybe,
    item: z.object({ type: text, channel: maybe, ts: maybe }).optional().catch(undefined),
  }),
});
export type EventBody = z.infer<typeof eventBody>;
export type SlackEvent = EventBody['event'];

const user = z.object({ id });
const channel = z.object({ id }).nullish().catch(undefined);
const view = z.object({
  id: text,
  type: text,
  callback_id: text,
  private_metadata: text,
  hash: maybe,
  blocks: z.array(z.object({ type: text, block_id: maybe })).catch([]),
  state: z
    .object({
      values: z.record(
        z.string(),
        z.record(
          z.string(),
          z.object({
            value: maybe,
            selected_option: z.object({ value: text }).nullish().catch(undefined),
          }),
        ),
      ),
    })
    .optional()
    .catch(undefined),
});
export type SlackView = z.infer<typeof view>;

/** A press of a button, or a choice in a menu. */
export const actionsBody = z.object({
  type: z.literal('block_actions'),
  user,
  channel,
  trigger_id: maybe,
  response_url: maybe,
  view: view.nullish().catch(undefined),
  message: z.object({ ts: maybe, thread_ts: maybe }).nullish().catch(undefined),
  container: z
    .object({
      type: text,
      channel_id: maybe,
      message_ts: maybe,
      thread_ts: maybe,
      is_ephemeral: z.boolean().optional().catch(undefined),
    })
    .nullish()
    .catch(undefined),
  actions: z
    .array(
      z.object({
        type: text,
        action_id: text,
        action_ts: maybe,
        value: maybe,
        selected_option: z.object({ value: text }).nullish().catch(undefined),
      }),
    )
    .min(1),
});

/** A form that was sent in. */
export const submissionBody = z.object({
  type: z.literal('view_submission'),
  user,
  trigger_id: maybe,
  view,
});

/** A shortcut on a message. */
export const shortcutBody = z.object({
  type: z.literal('message_action'),
  callback_id: text,
  user,
  channel,
  trigger_id: maybe,
  response_url: maybe,
  action_ts: maybe,
  message: z.object({ text, ts: maybe }).optional().catch(undefined),
});

/** A slash command; it has no `type`. */
export const commandBody = z.object({
  command: id,
  text,
  user_id: id,
  channel_id: maybe,
  trigger_id: maybe,
  response_url: maybe,
});
