import type { Faq, PlacedEntry } from './faq.ts';
import { didYouMean } from './nearest.ts';
import { idsOf } from './organisation-links.ts';
import type { Problem } from './problem.ts';
import type { Connected, OrganisationFile } from './schemas.ts';

/** What does not fit together in the FAQ, or between it and the organisation (where that could be read). */
export function faqProblems(faq: Faq, organisation: Connected | undefined): Problem[] {
  const ids = new Set(faq.entries.map(({ entry }) => entry.id));
  return [
    ...repeatedTopics(faq),
    ...repeatedIds(faq),
    ...faq.entries.flatMap((placed) => [
      ...relatedProblems(placed, ids, faq.lacksFile),
      ...(organisation === undefined ? [] : organisationLinks(placed, organisation)),
    ]),
  ];
}

function repeatedTopics(faq: Faq): Problem[] {
  const first = new Map<string, string>();
  return faq.topics.flatMap(({ id, yaml }) => {
    const other = first.get(id);
    first.set(id, other ?? yaml.file);
    if (other === undefined) return [];
    return [
      yaml.problem(
        ['topic'],
        `"${id}" is already the topic of ${other}. Put the entries there, or write another`,
      ),
    ];
  });
}

function repeatedIds(faq: Faq): Problem[] {
  const first = new Map<string, PlacedEntry>();
  return faq.entries.flatMap((placed) => {
    const { entry, yaml, index } = placed;
    const other = first.get(entry.id);
    first.set(entry.id, other ?? placed);
    if (other === undefined) return [];
    const there = other.yaml.problem(['entries', other.index, 'id'], '');
    const where = `${there.file} line ${there.line}`;
    return [
      yaml.problem(
        ['entries', index, 'id'],
        `"${entry.id}" is already the id of the entry in ${where}. Write another`,
      ),
    ];
  });
}

// Where a file cannot be read, an entry that seems missing may well stand in it.
function relatedProblems(
  { entry, yaml, index }: PlacedEntry,
  ids: ReadonlySet<string>,
  lacksFile: boolean,
): Problem[] {
  return (entry.related ?? []).flatMap((id, at) => {
    const path = ['entries', index, 'related', at];
    if (id === entry.id) return [yaml.problem(path, 'an entry cannot be related to itself. Remove it')];
    if (lacksFile || ids.has(id)) return [];
    return [
      yaml.problem(
        path,
        `no entry has the id "${id}". ${didYouMean(id, ids, 'Write the id of an entry, or remove it')}`,
      ),
    ];
  });
}

function organisationLinks({ entry, yaml, index }: PlacedEntry, file: Connected): Problem[] {
  const owners = idsOf(file.owners);
  const units = idsOf(file.units);
  const problems: Problem[] = [];
  if (entry.owner !== undefined && !owners.includes(entry.owner)) {
    const instead = didYouMean(
      entry.owner,
      owners,
      `Write one of: ${owners.join(', ')}, or add it there under owners`,
    );
    problems.push(
      yaml.problem(
        ['entries', index, 'owner'],
        `no owner in organisation.yaml has the id "${entry.owner}". ${instead}`,
      ),
    );
  }
  for (const [at, unit] of (entry.units ?? []).entries()) {
    if (units.includes(unit)) continue;
    const instead = didYouMean(unit, units, `Write one of: ${units.join(', ')}`);
    problems.push(
      yaml.problem(
        ['entries', index, 'units', at],
        `no unit in organisation.yaml has the id "${unit}". ${instead}`,
      ),
    );
  }
  return problems;
}

/** What is not wrong in the FAQ, but needs somebody's eye. `today` is a local date such as `2027-03-01`. */
export function faqWarnings(faq: Faq, organisation: OrganisationFile | undefined, today: string): Problem[] {
  const skills = new Set(organisation?.people.flatMap(({ superuser }) => superuser?.skills ?? []));
  const warnings: Problem[] = [];
  for (const { id, skill, yaml } of faq.topics) {
    if (organisation === undefined || skills.has(skill)) continue;
    const field = skill === id ? 'topic' : 'skill';
    const instead = didYouMean(skill, skills, 'Add it to the skills of one in organisation.yaml');
    warnings.push(yaml.problem([field], `no superuser has the skill "${skill}". ${instead}`));
  }
  const worded = new Map<string, string>();
  for (const { entry, yaml, index } of faq.entries) {
    if (entry.reviewBy !== undefined && entry.reviewBy < today) {
      const message = `should have been reviewed by ${entry.reviewBy}. Read the answer through, and write a new date`;
      warnings.push(yaml.problem(['entries', index, 'reviewBy'], message));
    }
    const wordings = [entry.question, ...entry.phrasings].map((text, at) => ({ text, at: at - 1 }));
    for (const { text, at } of wordings) {
      const plain = text
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();
      const other = worded.get(plain);
      worded.set(plain, other ?? entry.id);
      if (other === undefined || other === entry.id) continue;
      const path = at < 0 ? ['entries', index, 'question'] : ['entries', index, 'phrasings', at];
      warnings.push(
        yaml.problem(path, `"${other}" has the same wording, so neither can be told from it. Keep it in one`),
      );
    }
  }
  return warnings;
}
