import { ask } from './ask.ts';
import { check } from './check.ts';
import type { Command } from './command.ts';
import { demo } from './demo.ts';
import { doctor } from './doctor.ts';
import { evaluate } from './eval.ts';
import { report } from './report.ts';

/** Every command, in the order the help lists them. */
export const commands: readonly Command[] = [check, ask, evaluate, report, doctor, demo];
