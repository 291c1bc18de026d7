import { constants, write } from 'node:fs';
import { type FileHandle, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { makeFolders } from './make-folder.ts';

/**
 * What the store asks of a file system, in steps that can each fail: the same steps that a crash or a full disk
 * can interrupt. Every method throws the system's own error.
 */
export interface Disk {
  read(path: string): Promise<Uint8Array>;
  list(folder: string): Promise<readonly string[]>;
  makeFolder(folder: string): Promise<void>;
  /** Writes a whole file and resolves when its contents have reached the disk. */
  writeSynced(path: string, text: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** Resolves when the names in a folder have reached the disk. */
  syncFolder(folder: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Opens a file for adding to its end, made if it is missing. */
  openLog(path: string): Promise<DiskLog>;
}

/** A file that only grows at its end, until it is cut. */
export interface DiskLog {
  /** Adds a text and resolves when it has reached the disk. */
  append(text: string): Promise<void>;
  /** Cuts the file to its first so many bytes; resolves when that has reached the disk. */
  cut(bytes: number): Promise<void>;
  close(): Promise<void>;
}

// What people ask is personal: only the user that runs the bot reads it.
const fileMode = 0o600;
const folderMode = 0o700;

/** The file system of this machine. */
export const disk: Disk = {
  read: (path) => readFile(path),
  list: (folder) => readdir(folder),
  makeFolder: (folder) => makeFolders(folder, folderMode),
  async writeSynced(path, text) {
    const file = await open(path, 'w', fileMode);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
  },
  rename,
  async syncFolder(folder) {
    // Windows cannot open a folder; its rename is journalled.
    if (process.platform === 'win32') return;
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  remove: (path) => rm(path, { force: true }),
  openLog: async (path) => logOver(await open(path, addingFlags, fileMode)),
};

/**
 * Linux has what is added on the disk when the write returns: one way to a thread and back instead of two. Windows
 * does not offer it, and on macOS it stops at the disk's own memory: there the flush is asked for.
 */
const flushesItself = process.platform === 'linux';
const addingFlags =
  constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND | (flushesItself ? constants.O_DSYNC : 0);

function logOver(file: FileHandle): DiskLog {
  return {
    async append(text) {
      await writeWhole(file.fd, Buffer.from(text));
      if (!flushesItself) await file.datasync();
    },
    async cut(bytes) {
      await file.truncate(bytes);
      await file.datasync();
    },
    close: () => file.close(),
  };
}

// Past the file handle's own way of writing, whose promises somebody who waits for an acknowledgement would pay for.
function writeWhole(fd: number, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    const from = (at: number) =>
      write(fd, bytes, at, bytes.length - at, null, (cause, written) => {
        if (cause !== null) reject(cause);
        else if (at + written < bytes.length) from(at + written);
        else resolve();
      });
    from(0);
  });
}

/** The code of a system error, such as `ENOSPC`. */
export function codeOf(cause: unknown): string | undefined {
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return undefined;
  return typeof cause.code === 'string' ? cause.code : undefined;
}

const reasons: Readonly<Record<string, readonly [string, string]>> = {
  ENOSPC: ['the disk is full', 'Free some space and try again'],
  EDQUOT: ['the quota of this user is used up', 'Free some space and try again'],
  EROFS: ['the file system is read-only', 'Mount it for writing, or name another folder in MEDVIND_DATA'],
  EACCES: ['this user may not', 'Give the user that runs Medvind the right to read and write there'],
  EPERM: ['this user may not', 'Give the user that runs Medvind the right to read and write there'],
  EIO: ['the disk reports an error', 'Look at the machine’s log and put the data on a sound disk'],
  ENOTDIR: ['part of the path is a file', 'Name a folder in MEDVIND_DATA'],
  EEXIST: ['there is a file of that name', 'Name a folder in MEDVIND_DATA'],
  EISDIR: ['it is a folder', 'Move the folder away and put the file back from a backup'],
  EMFILE: ['too many files are open', 'Raise the limit of open files (ulimit -n)'],
};

/** Why the system refused, and what to do about it, as two parts of a sentence. */
export function reasonFor(cause: unknown): { readonly why: string; readonly next: string } {
  const code = codeOf(cause);
  const known = code === undefined ? undefined : reasons[code];
  if (known !== undefined) return { why: `${known[0]} (${code})`, next: known[1] };
  const why = cause instanceof Error ? cause.message : String(cause);
  return { why, next: 'Look at the machine’s log and try again' };
}
