import { join, resolve } from 'node:path';
import * as z from 'zod';
import type { Log } from '../ports.ts';
import type { Wave } from '../pulse/index.ts';
import { type Disk, disk as machine } from './disk.ts';
import { type Format, readChecked } from './durable-file.ts';
import { layoutOf } from './folder.ts';
import { keyFile } from './pulse/records.ts';

/** What every file of these folders has in common; the rest is checked when it is read to be used. */
const anyFile: Format<unknown> = {
  schema: z.looseObject({ version: z.number() }),
  version: 1,
  migrations: [],
};

const noBackup =
  ' Backups leave keys out: without another copy the answers to this round cannot be opened any more.';

/**
 * Tells at the start, one sentence for each, which files of the archive, the pulses and their keys cannot be read and
 * what to do: else that comes out only when somebody needs one. Reads file by file and changes nothing.
 */
export async function tellDamage(root: string, log: Log, disk: Disk = machine): Promise<void> {
  const { archive, pulse, keys } = layoutOf(resolve(root));
  for (const folder of [archive, pulse, keys]) {
    // A folder that is not there yet has no damage; one that cannot be listed is told of by whatever uses it.
    const names = await disk.list(folder).catch(() => []);
    for (const name of names.filter((one) => one.endsWith('.json'))) {
      await readChecked(disk, join(folder, name), anyFile).catch((cause: unknown) =>
        log.error(
          `${cause instanceof Error ? cause.message : String(cause)}${folder === keys ? noBackup : ''}`,
        ),
      );
    }
  }
}

/**
 * Tells at the start which rounds are under way without their key, as after a restore: what was answered in them is
 * lost, nobody can answer any more, and else the project lead would first see it in an empty result.
 */
export async function tellLostKeys(
  root: string,
  waves: readonly Pick<Wave, 'id' | 'state'>[],
  log: Log,
  disk: Disk = machine,
): Promise<void> {
  const { keys } = layoutOf(resolve(root));
  // A folder that cannot be listed is told of by whatever uses it.
  const names = new Set(await disk.list(keys).catch(() => []));
  for (const { id, state } of waves) {
    if ((state !== 'open' && state !== 'paused') || names.has(keyFile(id))) continue;
    log.error(
      `Cannot open the answers of the pulse round ${id}: its key ${join(keys, keyFile(id))} is missing.${noBackup} It takes no more answers and closes without figures; tell those it went to, or put the key back and start again.`,
    );
  }
}
