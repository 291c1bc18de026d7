import { didYouMean } from './nearest.ts';
import type { Problem } from './problem.ts';
import type { Connected, OrganisationFile } from './schemas.ts';
import type { Path, YamlFile } from './yaml-file.ts';

/** The ids of owners, units or people, as far as they can be read. */
export function idsOf(rows: readonly { readonly id?: string | undefined }[]): string[] {
  return rows.flatMap(({ id }) => (id === undefined ? [] : [id]));
}

/** What does not fit together within `organisation.yaml`. */
export function organisationProblems(yaml: YamlFile, file: Connected): Problem[] {
  const people = new Set(idsOf(file.people));
  const units = new Set(idsOf(file.units));
  const problems: Problem[] = [
    ...twice(
      yaml,
      'owners',
      'id',
      file.owners.map(({ id }) => id),
    ),
    ...twice(
      yaml,
      'units',
      'id',
      file.units.map(({ id }) => id),
    ),
    ...twice(
      yaml,
      'people',
      'id',
      file.people.map(({ id }) => id),
    ),
    ...twice(
      yaml,
      'people',
      'email',
      file.people.map(({ email }) => email?.toLowerCase()),
    ),
  ];
  const link = (path: Path, id: string | undefined, known: ReadonlySet<string>, kind: string): void => {
    if (id === undefined || known.has(id) || known.size === 0) return;
    const instead = didYouMean(
      id,
      known,
      `Add "${id}" under ${kind === 'unit' ? 'units' : 'people'}, or write another`,
    );
    problems.push(yaml.problem(path, `no ${kind} has the id "${id}". ${instead}`));
  };
  for (const [index, owner] of file.owners.entries()) {
    link(['owners', index, 'person'], owner.person, people, 'person');
  }
  for (const [index, unit] of file.units.entries()) {
    link(['units', index, 'manager'], unit.manager, people, 'person');
    const manager = file.people.find(({ id }) => id === unit.manager);
    if (manager?.roles?.includes('manager') === false) {
      const message = `"${manager.id}" does not have the role manager. Add manager to the person's roles`;
      problems.push(yaml.problem(['units', index, 'manager'], message));
    }
  }
  for (const [index, person] of file.people.entries()) {
    link(['people', index, 'unit'], person.unit, units, 'unit');
    problems.push(...superuserProblems(yaml, index, person));
  }
  return problems;
}

function superuserProblems(yaml: YamlFile, index: number, person: Connected['people'][number]): Problem[] {
  const path = ['people', index];
  if (person.roles === undefined) return [];
  const isSuperuser = person.roles.includes('superuser');
  if (isSuperuser && person.superuser === undefined) {
    return [
      yaml.problem(
        [...path, 'roles'],
        'a superuser needs hours. Add "superuser:" with hoursPerWeek and duty',
      ),
    ];
  }
  if (!isSuperuser && person.superuser !== undefined) {
    const message = 'this person does not have the role superuser. Add superuser to roles, or remove this';
    return [yaml.problem([...path, 'superuser'], message)];
  }
  return (person.superuser?.absences ?? []).flatMap(({ from, to }, at) =>
    from <= to
      ? []
      : [
          yaml.problem(
            [...path, 'superuser', 'absences', at],
            `ends ${to}, before it begins ${from}. Swap the dates`,
          ),
        ],
  );
}

function twice(
  yaml: YamlFile,
  list: string,
  field: string,
  values: readonly (string | undefined)[],
): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const [index, value] of values.entries()) {
    if (value === undefined) continue;
    if (seen.has(value)) {
      problems.push(
        yaml.problem([list, index, field], `"${value}" stands twice under ${list}. Give each its own`),
      );
    }
    seen.add(value);
  }
  return problems;
}

/** What works, but is hardly meant, in `organisation.yaml`. */
export function organisationWarnings(yaml: YamlFile, file: OrganisationFile): Problem[] {
  const warnings: Problem[] = [];
  const leads = file.people.filter(({ roles }) => roles.includes('projectLead'));
  if (leads.length === 0) {
    warnings.push(
      yaml.problem(
        ['people'],
        'nobody has the role projectLead, where questions nobody takes end. Add it to one',
      ),
    );
  }
  for (const [index, unit] of file.units.entries()) {
    if (unit.manager === undefined) {
      warnings.push(
        yaml.problem(
          ['units', index],
          'has no manager, so nobody gets its report. Add "manager:" with an id',
        ),
      );
    }
    const own = file.people.filter((person) => person.unit === unit.id);
    if (!own.some(({ roles }) => roles.includes('superuser'))) {
      warnings.push(
        yaml.problem(['units', index], 'has no superuser of its own. Give one of its people the role'),
      );
    }
  }
  for (const [index, person] of file.people.entries()) {
    if (person.demo && !file.example) {
      const message =
        'is an example person that anyone at this machine can be. Remove "demo" in a real organisation';
      warnings.push(yaml.problem(['people', index, 'demo'], message));
    }
  }
  return warnings;
}
