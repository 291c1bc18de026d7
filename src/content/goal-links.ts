import type { Programme } from '../pulse/index.ts';
import { type Goal, type GoalsFile, mostLights } from '../report/index.ts';
import { didYouMean } from './nearest.ts';
import { idsOf } from './organisation-links.ts';
import type { Problem } from './problem.ts';
import type { Connected } from './schemas.ts';
import type { Path, YamlFile } from './yaml-file.ts';

/** Where a figure can lie, by how it is measured: pulse means 1 to 5, shares 0 to 100, the rest from 0 up. */
const shares = ['selfService', 'reopened', 'participation'];

/** What does not fit together in `goals.yaml`, and with organisation and surveys as far as those were read. */
export function goalProblems(
  yaml: YamlFile,
  file: GoalsFile,
  organisation: Pick<Connected, 'owners'> | undefined,
  programmes: readonly Programme[],
): Problem[] {
  const owners = organisation && idsOf(organisation.owners);
  const items = programmes.flatMap((programme) => programme.items.map(({ id }) => id));
  const item = (path: Path, id: string): Problem[] => {
    if (items.length === 0 || items.includes(id)) return [];
    const instead = didYouMean(id, items, `Use one of: ${items.join(', ')}`);
    return [yaml.problem(path, `no survey has an item "${id}". ${instead}`)];
  };
  const goals = file.goals.flatMap((goal, index) => [
    ...(file.goals.findIndex(({ id }) => id === goal.id) < index
      ? [yaml.problem(['goals', index, 'id'], `"${goal.id}" stands twice under goals. Give each its own`)]
      : []),
    ...ownerProblems(yaml, ['goals', index, 'owner'], goal.owner, owners),
    ...(goal.measure.kind === 'pulse' ? item(['goals', index, 'measure', 'item'], goal.measure.item) : []),
    ...rangeProblems(yaml, index, goal),
  ]);
  return [
    ...goals,
    ...(file.plan === undefined ? [] : item(['plan', 'item'], file.plan.item)),
    ...planProblems(yaml, file.plan),
    ...hypercareProblems(yaml, file),
  ];
}

function ownerProblems(
  yaml: YamlFile,
  path: Path,
  owner: string | undefined,
  owners: readonly string[] | undefined,
): Problem[] {
  if (owner === undefined || owners === undefined || owners.includes(owner)) return [];
  const instead = didYouMean(owner, owners, `Add "${owner}" under owners in organisation.yaml`);
  return [yaml.problem(path, `organisation.yaml has no owner "${owner}". ${instead}`)];
}

function rangeProblems(yaml: YamlFile, index: number, goal: Goal): Problem[] {
  const [least, most] = rangeOf(goal);
  return (['baseline', 'target'] as const).flatMap((field) => {
    const value = goal[field];
    if (value === undefined || (least <= value && value <= most)) return [];
    const message = most === Infinity ? `must be at least ${least}` : `must lie between ${least} and ${most}`;
    return [
      yaml.problem(['goals', index, field], `${message}, as its figure does, not ${value}. Correct it`),
    ];
  });
}

function rangeOf({ measure }: Goal): [least: number, most: number] {
  if (measure.kind === 'pulse') return [1, 5];
  if (measure.kind === 'manual') return measure.unit === 'percent' ? [0, 100] : [-Infinity, Infinity];
  return [0, shares.includes(measure.figure) ? 100 : Infinity];
}

function planProblems(yaml: YamlFile, plan: GoalsFile['plan']): Problem[] {
  if (plan === undefined) return [];
  return (['points', 'reference'] as const).flatMap((curve) =>
    plan[curve].flatMap(({ week, value }, index) => {
      const before = plan[curve][index - 1];
      return [
        ...(before !== undefined && week <= before.week
          ? [
              yaml.problem(
                ['plan', curve, index, 'week'],
                `week ${week} comes after week ${before.week}. Write each week once, earliest first`,
              ),
            ]
          : []),
        ...(value < 1 || value > 5
          ? [
              yaml.problem(
                ['plan', curve, index, 'value'],
                `must lie between 1 and 5, as the survey's means do, not ${value}. Correct it`,
              ),
            ]
          : []),
      ];
    }),
  );
}

function hypercareProblems(yaml: YamlFile, { goals, hypercare }: GoalsFile): Problem[] {
  const ids = goals.map(({ id }) => id);
  return hypercare.flatMap(({ goal }, index) => {
    const path = ['hypercare', index, 'goal'];
    const place = ids.indexOf(goal);
    if (hypercare.findIndex((one) => one.goal === goal) < index)
      return [yaml.problem(path, `"${goal}" stands twice under hypercare. Keep one of them`)];
    if (place === -1) {
      const instead = didYouMean(goal, ids, 'Add it under goals');
      return [yaml.problem(path, `no goal has the id "${goal}". ${instead}`)];
    }
    if (place < mostLights) return [];
    const message = `"${goal}" has no light, since only the first ${mostLights} goals have. Move it up under goals`;
    return [yaml.problem(path, message)];
  });
}

/** What works, but is hardly meant, in `goals.yaml`. */
export function goalWarnings(yaml: YamlFile, { goals }: GoalsFile): Problem[] {
  if (goals.length <= mostLights) return [];
  const message = `only the first ${mostLights} goals have a light in the report. Keep ${mostLights}, the most important first`;
  return [yaml.problem(['goals', mostLights], message)];
}
