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
  const doors = file.doors.map((door) => ({
    door,
    clear: `clear ${door.id}`,
    possible: `possible ${door.id}`,
    unless: `unless ${door.id}`,
  }));
  const groups = doors.flatMap(({ door, clear, possible, unless }) => [
    [clear, door.clear] as const,
    [possible, door.possible ?? []] as const,
    [unless, door.unless ?? []] as const,
  ]);
  const matcher = createMatcher({
    lists: file.lists,
    groups: { ...Object.fromEntries(groups), ordinary: file.ordinary },
    lookalikes: file.lookalikes,
  });
  return (text) => {
    const fired = matcher.match(text);
    for (const strength of ['clear', 'possible'] as const) {
      const found = doors.find((one) => fired.of(one[strength]) && !fired.of(one.unless));
      if (!found) continue;
      if (fired.of('ordinary')) return undefined;
      const { id, title, text } = found.door;
      return { id, strength, title, text };
    }
    return undefined;
  };
}
