import { expect, test } from 'vitest';
import { createTown, readable } from '../support/town.ts';

const sara = 'sara-lindholm';
const jonas = 'jonas-kjeldsen';
const birgitte = 'birgitte-lauridsen';

test('who asks what is kept about them reads every text they wrote, and nobody else’s', async () => {
  const town = await createTown();
  await town.say(sara, 'min fjernvarme er gået i stykker');
  const inquiry = town.button(sara, 'forward')?.value ?? '';
  const details = { did: 'drejede på hanen', happened: 'den hvæsede', expected: 'varme', systemId: 'RUM-7' };
  await town.submit(sara, 'forward', inquiry, { text: 'min radiator er kold', ...details });
  expect(readable((await town.press(sara, 'mydata')).note)).toContain('drejede på hanen');
  await town.submit(sara, 'forwardSend', inquiry, {});
  const question = (await town.store.inquiry(inquiry))?.question ?? '';
  await town.press(jonas, 'claim', question);
  await town.submit(jonas, 'askBack', question, { text: 'hvilket lokale' });
  await town.say(sara, 'det store i stuen');
  await town.submit(jonas, 'answer', question, { text: 'Ring til driften på lokal 1234.' });
  await town.submit(sara, 'notYet', question, { text: 'ingen tager telefonen' });
  await town.submit(jonas, 'handOver', question, { to: 'mikkel-toft', reason: 'jeg går hjem nu' });

  const asker = readable((await town.press(sara, 'mydata')).note);
  const asked = [
    'min radiator er kold',
    ...Object.values(details),
    'det store i stuen',
    'ingen tager telefonen',
  ];
  for (const text of asked)
    expect(asker.split(text), text).toHaveLength(text === 'min radiator er kold' ? 3 : 2);
  const helper = readable((await town.press(jonas, 'mydata')).note);
  const wrote = ['hvilket lokale', 'Ring til driften', 'jeg går hjem nu'];
  for (const text of wrote) {
    expect(helper).toContain(text);
    expect(asker).not.toContain(text);
  }
  for (const text of asked) expect(helper).not.toContain(text);
});

test('drafts and the reasons for turning them down are texts of those who wrote them', async () => {
  const town = await createTown();
  const question = await town.sendOn(sara, 'min fjernvarme er gået i stykker');
  await town.press(jonas, 'claim', question);
  await town.submit(jonas, 'answer', question, { text: 'Ring til driften på lokal 1234.' });
  const entry = {
    question: 'Hvem ordner fjernvarmen?',
    answer: 'Det gør driften på lokal 1234.',
    phrasings: '',
  };
  await town.submit(jonas, 'makeEntry', question, { ...entry, topic: 'adgang-og-login' });
  const draft = (await town.store.question(question))?.draft ?? '';
  await town.submit(birgitte, 'turnDown', draft, { text: 'det står på intranettet' });
  const [helper, lead] = [jonas, birgitte].map(async (one) =>
    readable((await town.press(one, 'mydata')).note),
  );
  expect(await helper).toContain('Det gør driften på lokal 1234.');
  expect(await helper).not.toContain('det står på intranettet');
  expect(await lead).toContain('det står på intranettet');
  expect(await lead).not.toContain('Hvem ordner fjernvarmen?');
});
