import type { Say } from './parts.ts';

/** How the columns of the lights' table are called. */
export interface LightWords {
  readonly light: string;
  readonly goal: string;
  readonly value: string;
  readonly target: string;
  readonly change: string;
  readonly size: string;
  readonly why: string;
}

/** The headings of the lights' table in the language that `say` speaks. */
export function lightWords(say: Say): LightWords {
  return {
    light: say('export.light.light'),
    goal: say('export.light.goal'),
    value: say('export.light.value'),
    target: say('export.light.target'),
    change: say('export.light.change'),
    size: say('export.light.size'),
    why: say('export.light.why'),
  };
}
