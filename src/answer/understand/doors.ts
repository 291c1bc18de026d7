import { createMatcher } from './patterns.ts';
import type { Bilingual, DoorsFile } from './rules.ts';

/** Somebody else who can help with what a text is about. */
export interface Door {
  readonly id: string;
  /** `clear`: the text names what this door is for; `possible`: a hint that counts only when nothing else fits. */
  readonly strength: 'clear' | 'possible';
  readonly title: Bilingual;
  readonly text: Bilingual;
}

/**
 * Finds the door for a text. A `clear` door is shown instead of suggestions, and above what would otherwise be the
 * direct answer, which is then only suggested; a `possible` one only beside the offer to send the question on.
 */
export type DoorRule = (text: string) => Door | undefined;

/** Makes the rule of the content; a clear door goes before a possible one, then the order of the file counts. */
export function createDoorRule(file: DoorsFile): DoorRule {
  const clear = file.doors.map((door) => [`clear ${door.id}`, door.clear] as const);
  const possible = file.doors.map((door) => [`possible ${door.id}`, door.possible ?? []] as const);
  const unless = file.doors.map((door) => [`unless ${door.id}`, door.unless ?? []] as const);
  const matcher = createMatcher({
    lists: file.lists,
    groups: { ...Object.fromEntries([...clear, ...possible, ...unless]), ordinary: file.ordinary },
    lookalikes: file.lookalikes,
  });
  return (text) => {
    const fired = matcher.match(text);
    if (fired.has('ordinary')) return undefined;
    for (const strength of ['clear', 'possible'] as const) {
      const door = file.doors.find(({ id }) => fired.has(`${strength} ${id}`) && !fired.has(`unless ${id}`));
      if (door) return { id: door.id, strength, title: door.title, text: door.text };
    }
    return undefined;
  };
}
