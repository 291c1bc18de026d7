import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { App, HTTPReceiver } from '@slack/bolt';

/**
 * A bare Bolt app that says every message back, as in Bolt's own first example: the yardstick. With `flush` as its
 * argument it puts every request on the disk before Bolt acknowledges it: the least that loses nothing.
 */
const env = process.env;
const app = new App({
  receiver: new HTTPReceiver({ signingSecret: env['SLACK_SIGNING_SECRET'] ?? '' }),
  token: env['SLACK_BOT_TOKEN'] ?? '',
  clientOptions: { slackApiUrl: env['SLACK_API_URL'] ?? '' },
});
app.message(async ({ message, say }) => {
  if ('text' in message) await say(`${message.text}`);
});
if (process.argv[2] === 'flush') {
  const file = await open(join(env['MEDVIND_DATA'] ?? '', 'requests.jsonl'), 'a');
  const processEvent = app.processEvent.bind(app);
  app.processEvent = async (delivered) => {
    await file.appendFile(`${JSON.stringify(delivered.body)}\n`);
    await file.datasync();
    await processEvent(delivered);
  };
}
await app.start({ port: Number(env['PORT']), host: '127.0.0.1' });
process.stdout.write('ready\n');
