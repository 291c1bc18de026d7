import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import * as z from 'zod';
import { codeOf, reasonFor } from './disk.ts';
import { StoreError } from './errors.ts';
import { type Host, thisHost } from './host.ts';

const ownerSchema = z.object({
  token: z.uuid(),
  pid: z.number().int(),
  boot: z.string().optional(),
  namespace: z.string().optional(),
  started: z.string().optional(),
  since: z.iso.datetime(),
});
type Owner = z.infer<typeof ownerSchema>;

/** The right to write to a folder, until it is given back. */
export interface Ownership {
  release(): Promise<void>;
}

/**
 * How often an owner shows that it lives: every 5 seconds. It only matters between containers, which cannot see
 * each other's processes: there an owner that is silent for three times as long counts as dead.
 */
const beatMs = 5000;
const beatsToWait = 3;

/**
 * Makes this process the only one that writes to a folder. A living owner is refused with a sentence that names
 * it; a dead one is taken over at once. `lost` is called if somebody removes or replaces our owner file.
 */
export async function takeFolder(
  folder: string,
  { host = thisHost(), beat = beatMs, lost = () => undefined }: TakeOptions = {},
): Promise<Ownership> {
  const file = join(folder, 'owner.json');
  const started = host.startOf(host.pid);
  const me: Owner = {
    token: randomUUID(),
    pid: host.pid,
    ...(host.boot !== undefined && { boot: host.boot }),
    ...(host.namespace !== undefined && { namespace: host.namespace }),
    ...(started !== undefined && { started }),
    since: new Date().toISOString(),
  };
  const mine = join(folder, `.owner-${me.token}.tmp`);
  try {
    await writeFile(mine, JSON.stringify(me), { mode: 0o600, flush: true });
    await become({ folder, file, mine, me }, host, beat);
  } catch (cause) {
    if (cause instanceof StoreError) throw cause;
    const { why, next } = reasonFor(cause);
    throw new StoreError(`Cannot use the data folder ${folder}: ${why}. ${next}.`, { cause });
  } finally {
    await rm(mine, { force: true }).catch(() => undefined);
  }

  const timer = setInterval(() => void stillMine(), beat).unref();
  async function stillMine(): Promise<void> {
    if (await showLife(file, me)) return;
    clearInterval(timer);
    lost();
  }
  return {
    async release() {
      clearInterval(timer);
      const owner = await readOwner(file).catch(() => undefined);
      if (owner?.token === me.token) await rm(file, { force: true });
    },
  };
}

/** What can be chosen when a folder is taken; the defaults are the machine's own. */
export interface TakeOptions {
  readonly host?: Host;
  /** Milliseconds between two signs of life. */
  readonly beat?: number;
  readonly lost?: () => void;
}

/** Who wants a folder: `mine` is the file that names them, written already, and `file` the one that it is to become. */
interface Claim {
  readonly folder: string;
  readonly file: string;
  readonly mine: string;
  readonly me: Owner;
}

/**
 * A dead owner is replaced in two moves, so that of two who find it dead only one comes through: first a file
 * named after the dead one's token is linked, which only one can do; then, if the dead one is still named in
 * `owner.json`, that is replaced. Whoever dies between the two is itself a dead owner at the end of the chain.
 */
async function become({ folder, file, mine, me }: Claim, host: Host, beat: number): Promise<void> {
  for (;;) {
    if (await linked(mine, file)) return;
    const first = await readOwner(file);
    if (first === undefined) continue;
    const chain = [file];
    let last = first;
    for (;;) {
      const next = join(folder, `.owner-after-${last.token}.json`);
      const heir = await readOwner(next);
      if (heir === undefined) break;
      chain.push(next);
      last = heir;
    }
    if (await isAlive(last, chain.at(-1) ?? file, host, beat))
      throw new StoreError(refusal(folder, last, me));
    const next = join(folder, `.owner-after-${last.token}.json`);
    if (!(await linked(mine, next))) continue;
    if ((await readOwner(file))?.token !== first.token) {
      await rm(next, { force: true });
      continue;
    }
    await rename(mine, file);
    for (const path of [...chain.slice(1), next]) await rm(path, { force: true });
    return;
  }
}

async function isAlive(owner: Owner, file: string, host: Host, beat: number): Promise<boolean> {
  if (owner.boot !== host.boot) return false;
  if (owner.namespace !== host.namespace) return await isBeating(file, beat);
  if (host.boot === undefined && Date.parse(owner.since) < host.bootedAt) return false;
  const started = host.startOf(owner.pid);
  return started !== undefined && (owner.started === undefined || owner.started === started);
}

async function isBeating(file: string, beat: number): Promise<boolean> {
  const before = (await stat(file)).mtimeMs;
  for (let beats = 0; beats < beatsToWait; beats += 1) {
    await wait(beat);
    const now = await stat(file).catch(() => undefined);
    if (now === undefined) return false;
    if (now.mtimeMs !== before) return true;
  }
  return false;
}

async function showLife(file: string, me: Owner): Promise<boolean> {
  try {
    const now = new Date();
    const owner = await readOwner(file);
    if (owner?.token !== me.token) return false;
    await utimes(file, now, now);
  } catch {
    // An unreadable moment is no proof that somebody else has the folder; the next beat looks again.
  }
  return true;
}

function refusal(folder: string, owner: Owner, me: Owner): string {
  const since = `since ${owner.since}`;
  if (owner.pid === me.pid && owner.namespace === me.namespace)
    return `Cannot open ${folder}: this process (${owner.pid}) has it open already, ${since}. Close it first.`;
  return `Cannot open ${folder}: process ${owner.pid} has it open ${since}. Stop that one first, or name another folder in MEDVIND_DATA: one folder belongs to one process.`;
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return false;
    // File systems without hard links: the contents follow a moment after the name.
    if (codeOf(cause) !== 'EPERM' && codeOf(cause) !== 'ENOTSUP' && codeOf(cause) !== 'ENOSYS') throw cause;
  }
  try {
    await writeFile(to, await readFile(from), { flag: 'wx', mode: 0o600, flush: true });
    return true;
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return false;
    throw cause;
  }
}

async function readOwner(file: string): Promise<Owner | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return undefined;
    throw cause;
  }
  try {
    return ownerSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new StoreError(
      `Cannot tell who has ${file} open: the file is damaged. If no other Medvind uses this folder, delete the file and start again.`,
      { cause },
    );
  }
}
