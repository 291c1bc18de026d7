import { basename } from 'node:path';
import { type Disk, type DiskLog, disk } from '../../src/store/disk.ts';

/** A step of the file system: what it does and the name of what it does it to. */
export type Deed = `${keyof Disk | keyof DiskLog} ${string}`;

/** This machine's file system with somebody watching: `before` may throw or wait. */
export function watched(before: (deed: Deed, path: string) => void | Promise<void>): Disk {
  const see = async (what: keyof Disk | keyof DiskLog, path: string) =>
    await before(`${what} ${basename(path)}`, path);
  return {
    async read(path) {
      await see('read', path);
      return await disk.read(path);
    },
    async list(folder) {
      await see('list', folder);
      return await disk.list(folder);
    },
    async makeFolder(folder) {
      await see('makeFolder', folder);
      await disk.makeFolder(folder);
    },
    async writeSynced(path, text) {
      await see('writeSynced', path);
      await disk.writeSynced(path, text);
    },
    async rename(from, to) {
      await see('rename', to);
      await disk.rename(from, to);
    },
    async syncFolder(folder) {
      await see('syncFolder', folder);
      await disk.syncFolder(folder);
    },
    async remove(path) {
      await see('remove', path);
      await disk.remove(path);
    },
    async openLog(path) {
      await see('openLog', path);
      const log = await disk.openLog(path);
      return {
        async append(text) {
          await see('append', path);
          await log.append(text);
        },
        async cut(bytes) {
          await see('cut', path);
          await log.cut(bytes);
        },
        close: () => log.close(),
      };
    },
  };
}

/** The error a system gives with this code. */
export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: the disk of this test`), { code });
}

/** A file system that stops for good after so many steps, in the middle of the next write. */
export function dyingAfter(steps: number): { disk: Disk; died: () => boolean } {
  let left = steps;
  const dying = watched((_, path) => {
    if (left <= 0) throw systemError('EIO');
    left -= 1;
    return void path;
  });
  return {
    disk: {
      ...dying,
      async writeSynced(path, text) {
        // A write that is cut short leaves half of the text.
        if (left === 1) await disk.writeSynced(path, text.slice(0, text.length / 2));
        if (left === 1) left = 0;
        await dying.writeSynced(path, text);
      },
    },
    died: () => left <= 0,
  };
}
