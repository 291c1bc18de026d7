import { readFileSync, readlinkSync } from 'node:fs';
import { uptime } from 'node:os';

/** What tells one process on a machine from every other, also after a restart. */
export interface Host {
  readonly pid: number;
  /** Changes with every start of the machine; undefined where the system does not say. */
  readonly boot: string | undefined;
  /** The set of processes that this one can see; every container has its own. */
  readonly namespace: string | undefined;
  /** When the machine started, in milliseconds since 1970; only roughly. */
  readonly bootedAt: number;
  /** When a process started, in the system's own count: undefined if it does not run, '' if nobody can say. */
  startOf(pid: number): string | undefined;
}

/** This process on this machine. */
export function thisHost(): Host {
  return {
    pid: process.pid,
    boot: readOr(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
    namespace: readOr(() => readlinkSync('/proc/self/ns/pid')),
    bootedAt: Date.now() - uptime() * 1000,
    startOf: process.platform === 'linux' ? startOnLinux : startElsewhere,
  };
}

function startOnLinux(pid: number): string | undefined {
  const stat = readOr(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  if (stat === undefined) return undefined;
  // After the name in brackets, which may hold anything: the state is field 3, the start time field 22 (proc(5)).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const dead = fields[0] === 'Z' || fields[0] === 'X';
  return dead ? undefined : fields[19];
}

function startElsewhere(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
    return '';
  } catch (cause) {
    // Somebody else's process: it runs, we may just not signal it.
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM' ? '' : undefined;
  }
}

function readOr(read: () => string): string | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
