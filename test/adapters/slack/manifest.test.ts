import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { listened, scopes } from '../../../adapters/slack/scopes.ts';

const root = resolve(import.meta.dirname, '../../..');
const manifest: unknown = JSON.parse(readFileSync(join(root, 'manifest.json'), 'utf8'));

const words = (min: number, max: number) => z.string().min(min).max(max);
const callbackId = words(1, 255);

const unique = (max: number) =>
  z
    .array(words(1, 50))
    .max(max)
    .refine((list) => new Set(list).size === list.length, { error: 'names something twice' });

/**
 * What Slack's published schema (slackapi/manifest-schema, schemas/manifest.schema.1.0.0.json, read 2026-11) asks of
 * the parts that we use, with what they must say for us. Why it is retold: docs/decisions/060-slack-manifest.md.
 */
const schema = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(1), minor_version: z.int() }),
  display_information: z.strictObject({
    name: words(1, 35),
    description: words(1, 140),
    long_description: words(175, 4000),
    background_color: z.string().regex(/^#[0-9a-fA-F]{3}([0-9a-fA-F]{3})?$/),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.literal(true),
      messages_tab_enabled: z.literal(true),
      messages_tab_read_only_enabled: z.literal(false),
    }),
    bot_user: z.strictObject({
      // The characters come from Slack's own types; the schema limits the length only.
      display_name: words(1, 80).regex(/^[a-z0-9._-]+$/),
      always_online: z.boolean(),
    }),
    slash_commands: z
      .array(
        z.strictObject({
          command: words(2, 32).regex(/^\//),
          description: words(1, 2000),
          usage_hint: words(1, 1000),
          should_escape: z.boolean(),
        }),
      )
      .min(1)
      .max(50),
    shortcuts: z
      .array(
        z.strictObject({
          name: words(1, 24),
          type: z.enum(['message', 'global']),
          callback_id: callbackId,
          description: words(1, 150),
        }),
      )
      .min(1)
      .max(10),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: unique(255) }) }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ bot_events: unique(100) }),
    interactivity: z.strictObject({ is_enabled: z.literal(true) }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.literal(false),
  }),
});

/** The scope that an event or a method needs (docs.slack.dev/reference, read 2026-11). */
const scopesOf: Readonly<Record<string, readonly string[]>> = {
  app_home_opened: [],
  app_uninstalled: [],
  app_mention: ['app_mentions:read'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
  'message.mpim': ['mpim:history'],
  reaction_added: ['reactions:read'],
  'auth.test': [],
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.update': ['chat:write'],
  'chat.delete': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history', 'mpim:history'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history', 'mpim:history'],
  'conversations.open': ['im:write'],
  'files.getUploadURLExternal': ['files:write'],
  'files.completeUploadExternal': ['files:write'],
  'users.info': ['users:read'],
  'users.getPresence': ['users:read'],
  'users.lookupByEmail': ['users:read.email'],
  'views.open': [],
  'views.push': [],
  'views.publish': [],
};

const calls = globSync('adapters/slack/*.ts', { cwd: root }).flatMap((file) => {
  const code = readFileSync(join(root, file), 'utf8');
  const families = 'auth|chat|conversations|files|reactions|team|users|views|bots|pins|usergroups';
  return [...code.matchAll(new RegExp(`\\.((?:${families})\\.\\w+)\\(`, 'g'))].map(
    ([, method = '']) => method,
  );
});

describe('the Slack manifest', () => {
  test('is what Slack takes', () => {
    expect(schema.safeParse(manifest).error?.issues ?? []).toEqual([]);
  });

  const parsed = schema.parse(manifest);
  const { features, oauth_config, settings } = parsed;
  const told = (wrong: Readonly<Record<string, string>>) => ({
    ...parsed,
    display_information: { ...parsed.display_information, ...wrong },
  });

  test.each([
    ['a key that Slack does not know', { ...parsed, setings: {} }],
    ['a name that is too long', told({ name: 'Medvind'.repeat(6) })],
    ['a long description that is too short', told({ long_description: 'Svar på spørgsmål.' })],
    ['a colour by name', told({ background_color: 'blue' })],
    ['an empty list of commands', { ...parsed, features: { ...features, slash_commands: [] } }],
    [
      'an event named twice',
      { ...parsed, settings: { ...settings, event_subscriptions: { bot_events: ['message', 'message'] } } },
    ],
  ])('would not be taken with %s', (_, wrong) => {
    expect(schema.safeParse(wrong).success).toBe(false);
  });

  const events = settings.event_subscriptions.bot_events;

  test('subscribes to an event for every listener, and to none without', () => {
    const kinds = events.map((name) => name.replace(/\..*$/, ''));
    expect([...new Set(kinds)].sort()).toEqual([...listened.events].sort());
  });

  test('has the command and the shortcut that are listened to', () => {
    expect(features.slash_commands.map(({ command }) => command)).toEqual([listened.command]);
    expect(features.shortcuts.map(({ callback_id }) => callback_id)).toEqual([listened.shortcut]);
  });

  test('asks for the scopes that an installation asks for', () => {
    expect(oauth_config.scopes.bot).toEqual(Object.keys(scopes));
  });

  test('asks for every scope that an event or a call needs, and for no other', () => {
    expect(calls.length).toBeGreaterThan(10);
    const used = [...events, ...calls].flatMap((name) => scopesOf[name] ?? [`unknown: ${name}`]);
    expect([...new Set([...used, 'commands'])].sort()).toEqual([...oauth_config.scopes.bot].sort());
  });

  test('says the same in Danish as the product: no English, no other product', () => {
    expect(JSON.stringify(manifest)).not.toMatch(/DUBU|\bask\b(?!_medvind)|\bclaim\b/i);
  });
});
