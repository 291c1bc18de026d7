import { openLowdbStore } from '../store/index.ts';
import { type Command, UsageError } from './command.ts';
import { contentOption, fullLine, readMeant } from './content.ts';
import { seeded } from './simulating/answers.ts';
import { playWaves } from './simulating/waves.ts';

const weekMs = 7 * 24 * 60 * 60 * 1000;

/** Fills a data folder with invented pulse rounds, so that the example's screens have life. */
export const simulate: Command = {
  name: 'simulate',
  summary: 'Fills the data folder with invented pulse rounds of the example organisation, with a dip.',
  usage: '[--weeks N] [--content DIR]',
  options: [
    { name: 'weeks', value: 'N', text: 'How many weeks back the first round may lie; else 12.' },
    contentOption,
  ],
  notes: [
    'Only for an organisation marked as an example, and a data folder without pulse rounds. Stop Medvind first.',
    'Exit code: 0 when it is done, 1 when it may not be, 2 when the command was not understood.',
  ],
  async run(given, surroundings) {
    const { out, err, config, now } = surroundings;
    const weeks = Number(given.value('weeks') ?? 12);
    if (!Number.isInteger(weeks) || weeks < 1 || weeks > 52)
      throw new UsageError(
        `Cannot go ${given.value('weeks')} weeks back: write a whole number from 1 to 52.`,
      );
    const read = await readMeant(given, surroundings);
    if (!read.ok) {
      for (const problem of read.problems) err(fullLine(problem));
      return 1;
    }
    const { content } = read;
    if (!content.organisation.example) {
      err(
        `Cannot invent answers for ${content.organisation.name}: it is not marked as an example in organisation.yaml.`,
      );
      return 1;
    }
    const store = await openLowdbStore(config().data);
    try {
      if ((await store.waves()).length > 0) {
        err(
          'Cannot invent rounds here: the data folder has rounds already. Name an empty one in MEDVIND_DATA.',
        );
        return 1;
      }
      const rounds = await playWaves(store, content, now() - weeks * weekMs, now(), seeded(weeks));
      out(`${rounds} invented pulse rounds lie in ${config().data}. Start Medvind to see them.`);
      return 0;
    } finally {
      await store.close();
    }
  },
};
