import { createServer } from 'node:http';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';

/** The smallest bot that botbuilder makes: it says back what it hears. Prints its port. */
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
    if (context.activity.type === 'message') await context.sendActivity(context.activity.text);
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/\n`);
});
