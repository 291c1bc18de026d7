import { join } from 'node:path';
import { type Programme, programmeSchema } from '../pulse/index.ts';
import { type Folders, isYaml, namesIn, placeOf } from './folders.ts';
import { didYouMean } from './nearest.ts';
import { idsOf } from './organisation-links.ts';
import type { Problem } from './problem.ts';
import type { Connected } from './schemas.ts';
import { schemaProblems } from './sentences.ts';
import { readYaml } from './yaml-file.ts';

/** The pulse programmes that were read; one that does not fit its schema is told in `problems` and left out. */
export interface Surveys {
  readonly programmes: readonly Programme[];
  readonly problems: readonly Problem[];
}

/** Reads `surveys/*.yaml`: of the own folder as soon as it has one, else of the shipped one. */
export async function readSurveys(
  folders: Folders,
  organisation: Pick<Connected, 'units'> | undefined,
): Promise<Surveys> {
  const { folder } = await placeOf(folders, 'surveys');
  const programmes: Programme[] = [];
  const problems: Problem[] = [];
  for (const name of (await namesIn(join(folder, 'surveys'))).filter(isYaml)) {
    const read = await readYaml(folder, `surveys/${name}`);
    problems.push(...(read?.problems ?? []));
    if (read?.yaml === undefined) continue;
    const { yaml } = read;
    const fits = programmeSchema.safeParse(yaml.value);
    if (!fits.success) {
      problems.push(...schemaProblems(yaml, programmeSchema, fits.error.issues));
      continue;
    }
    const programme = fits.data;
    if (programmes.some(({ id }) => id === programme.id))
      problems.push(
        yaml.problem(['id'], `another survey has the id "${programme.id}". Give this one its own`),
      );
    const units = idsOf(organisation?.units ?? []);
    for (const [index, unit] of (programme.audience.units ?? []).entries()) {
      if (organisation === undefined || units.includes(unit)) continue;
      const instead = didYouMean(unit, units, `Use one of: ${units.join(', ')}`);
      problems.push(
        yaml.problem(['audience', 'units', index], `organisation.yaml has no unit "${unit}". ${instead}`),
      );
    }
    programmes.push(programme);
  }
  return { programmes, problems };
}
