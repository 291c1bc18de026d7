/** What the app asks a workspace for, and why; the manifest asks for the same. */
export const scopes: Readonly<Record<string, string>> = {
  'app_mentions:read': 'to hear when it is mentioned in a channel',
  'channels:history': 'to follow edits and deletions in public channels, and to look back after a crash',
  'chat:write': 'to answer',
  commands: 'for /medvind and the shortcut on messages',
  'files:write': 'to show pictures',
  'groups:history': 'to follow edits and deletions in private channels, and to look back after a crash',
  'im:history': 'to read direct messages to the bot',
  'im:write': 'to begin a direct message',
  'mpim:history': 'to follow edits and deletions in group messages, and to look back after a crash',
  'reactions:read': 'to take 👀 and ✅ on a card as its buttons',
  'users:read': 'to know names, language, guests and who seems to be there',
  'users:read.email': 'to know who is who in the organisation',
};

/** What is listened to: events by the Events API's names, the command, and the shortcut's callback id. */
export const listened = {
  events: ['app_home_opened', 'app_mention', 'app_uninstalled', 'message', 'reaction_added'],
  command: '/medvind',
  shortcut: 'ask_medvind',
} as const;
