import type { LoadedContent } from '../../src/content/know.ts';
import { readContent, shippedContent } from '../../src/content.ts';
import type { Person } from '../../src/organisation/index.ts';
import type { PrivacySettings } from '../../src/privacy/index.ts';
import type { Programme } from '../../src/pulse/index.ts';

/** How a pulse's content differs from the shipped one. */
export interface PulseContent {
  /** Units by id, each with so many people besides the shipped ones; all live on 2 November 2026. */
  readonly units?: Readonly<Record<string, number>>;
  readonly programme?: Partial<Programme>;
  readonly privacy?: Partial<PrivacySettings>;
  /** Who manages which unit, by unit. */
  readonly managers?: Readonly<Record<string, string>>;
  /** Roles of the made-up people, by id. */
  readonly roles?: Readonly<Record<string, Person['roles']>>;
}

/** The shipped content with the privacy facts filled in, so that pulses begin, and people to ask. */
export async function pulseContent(how: PulseContent = {}): Promise<LoadedContent> {
  const read = await readContent({ shipped: shippedContent }, Date.now());
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
  const { content } = read;
  const { organisation, privacy } = content;
  const lead = organisation.people.filter(({ roles }) => roles.includes('projectLead'));
  const units = Object.keys(how.units ?? {}).map((id) => ({
    id,
    name: `Afdeling ${id}`,
    goLive: '2026-11-02',
    ...(how.managers?.[id] !== undefined && { manager: how.managers[id] }),
  }));
  const people = Object.entries(how.units ?? {}).flatMap(([unit, size]) =>
    Array.from({ length: size }, (_, n): Person => personIn(unit, n, how.roles)),
  );
  return {
    ...read,
    content: {
      ...content,
      organisation:
        how.units === undefined ? organisation : { ...organisation, units, people: [...lead, ...people] },
      privacy: { ...privacy, example: false, medInformed: '2026-10-01', ...how.privacy },
      pulses: content.pulses.map((programme) => ({ ...programme, ...how.programme })),
    },
  };
}

function personIn(unit: string, n: number, roles: PulseContent['roles'] = {}): Person {
  const id = `${unit}-${n}`;
  return {
    id,
    name: `Eksempel ${id}`,
    email: `${id}@eksempel.example`,
    unit,
    roles: roles[id] ?? [],
    lang: 'da',
    demo: false,
  };
}
