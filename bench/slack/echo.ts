import { App, HTTPReceiver } from '@slack/bolt';

/** A bare Bolt app that says every message back, as in Bolt's own first example: the yardstick. */
const env = process.env;
const app = new App({
  receiver: new HTTPReceiver({ signingSecret: env['SLACK_SIGNING_SECRET'] ?? '' }),
  token: env['SLACK_BOT_TOKEN'] ?? '',
  clientOptions: { slackApiUrl: env['SLACK_API_URL'] ?? '' },
});
app.message(async ({ message, say }) => {
  if ('text' in message) await say(`${message.text}`);
});
await app.start({ port: Number(env['PORT']), host: '127.0.0.1' });
process.stdout.write('ready\n');
