import type { Config } from '../config.ts';
import { mayHelp } from '../organisation/index.ts';
import { type Command, UsageError } from './command.ts';
import { contentOption, readMeant } from './content.ts';

/** What an examination found: what is well, and what must be done, each in sentences. */
interface Health {
  readonly well: readonly string[];
  readonly wrong: readonly string[];
}

const platforms = ['slack', 'teams'] as const;

/** Examines how a chat platform is set up, by asking it. */
export const doctor: Command = {
  name: 'doctor',
  summary: 'Says in sentences what is missing or wrong in how a chat platform is set up.',
  usage: 'slack|teams [--content DIR]',
  options: [contentOption],
  words: true,
  notes: [
    'It asks the platform itself, so it needs the variables that the bot runs with, and a network.',
    'Exit code: 0 when all is well, 1 when something must be done, 2 when the command was not understood.',
  ],
  async run(given, surroundings) {
    const [platform, ...more] = given.words;
    if (more.length > 0 || !platforms.some((known) => known === platform)) {
      throw new UsageError(`Cannot examine "${given.words.join(' ')}": write slack or teams.`);
    }
    const config = surroundings.config();
    const read = await readMeant(given, surroundings);
    const content = read.ok ? read.content : read.usable?.content;
    const isExample = content?.organisation.example === true;
    const helpers = isExample ? [] : (content?.organisation.people ?? []).filter(mayHelp);
    const { well, wrong: missing } = await examine(
      platform === 'slack' ? 'slack' : 'teams',
      config,
      helpers.map(({ email }) => email),
      surroundings.now,
    );
    const wrong = [...missing];
    if (isExample) {
      wrong.push(
        'The organisation is the invented example, so nobody who helps could be looked for. Write your own organisation.yaml and name its folder in MEDVIND_CONTENT.',
      );
    }
    if (!read.ok) {
      wrong.push(
        'The content cannot be used, and Medvind does not start with it. Run "npm run -s medvind -- check".',
      );
    }
    for (const sentence of well) surroundings.out(`OK     ${sentence}`);
    for (const sentence of wrong) surroundings.out(`To do  ${sentence}`);
    return wrong.length === 0 ? 0 : 1;
  },
};

async function examine(
  platform: (typeof platforms)[number],
  config: Config,
  emails: readonly string[],
  now: () => number,
): Promise<Health> {
  if (platform === 'slack') {
    const { examineSlackConfig } = await import('./doctor/slack.ts');
    return examineSlackConfig(config, emails);
  }
  const { examineTeamsConfig } = await import('./doctor/teams.ts');
  return examineTeamsConfig(config, emails, now);
}
