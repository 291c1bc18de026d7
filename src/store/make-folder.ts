import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder and what is missing above it, each with these permissions. Throws the system's own error: `ENOENT`
 * where nothing can be made, as in /proc. Node's own recursive `mkdir` never comes back from there.
 */
export async function makeFolders(folder: string, mode?: number): Promise<void> {
  const refused = await attempt(folder, mode);
  if (refused === undefined) return;
  const above = dirname(folder);
  if (refused.code !== 'ENOENT' || above === folder) throw refused;
  await makeFolders(above, mode);
  const still = await attempt(folder, mode);
  if (still !== undefined) throw still;
}

async function attempt(folder: string, mode: number | undefined): Promise<NodeJS.ErrnoException | undefined> {
  try {
    await mkdir(folder, { mode });
    return undefined;
  } catch (cause) {
    // What a system says of a folder that is there differs (EEXIST, EPERM of a Windows drive, EROFS).
    const there = await stat(folder).catch(() => undefined);
    return there?.isDirectory() === true ? undefined : (cause as NodeJS.ErrnoException);
  }
}
