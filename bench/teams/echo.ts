import { closeSync, constants, openSync, write } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { know, readContent, shippedContent } from '../../src/content.ts';

/**
 * The smallest bot that botbuilder makes: it says back what it hears. With `keep` as its argument it looks its answer
 * up and has one line on the disk before it speaks: the least that an answer which must not be lost takes. Prints its
 * port.
 */
const answered = process.argv[2] === 'keep' ? await keeping() : async (text: string) => text;
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({ MicrosoftAppId: '' }));

const server = createServer(async (request, response) => {
  const body: unknown = JSON.parse(Buffer.concat(await request.toArray()).toString('utf8'));
  const answer = {
    socket: {},
    header: () => answer,
    status(code: number) {
      response.statusCode = code;
      return answer;
    },
    send: (text: unknown) => response.write(String(text)),
    end: () => response.end(),
  };
  await adapter.process({ body, headers: {}, method: 'POST' } as never, answer as never, async (context) => {
    if (context.activity.type === 'message')
      await context.sendActivity(await answered(context.activity.text));
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/\n`);
});

async function keeping(): Promise<(text: string) => Promise<string>> {
  const read = await readContent({ shipped: shippedContent }, Date.now());
  if (!read.ok) throw new Error('Cannot look answers up: the shipped content is wrong.');
  const { answerer } = know(read, []);
  const { O_WRONLY, O_CREAT, O_APPEND, O_DSYNC } = constants;
  const file = openSync(
    join(process.env['MEDVIND_DATA'] ?? '', 'kept.jsonl'),
    O_WRONLY | O_CREAT | O_APPEND | O_DSYNC,
  );
  process.once('exit', () => closeSync(file));
  const keep = promisify(write) as (fd: number, bytes: Buffer) => Promise<unknown>;
  return async (text) => {
    const id = answerer.ask(text).entries[0]?.id ?? text;
    await keep(file, Buffer.from(`${JSON.stringify({ text, id })}\n`));
    return id;
  };
}
