import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as z from 'zod';
import type { Unit } from './vectors.ts';

const lineSchema = z.object({ key: z.string(), vector: z.string() });

/** The key of a wording's vector: a hash of who made it and of what, from which neither can be read. */
export function keyOf(maker: string, text: string): string {
  return createHash('sha256')
    .update(JSON.stringify([maker, text]))
    .digest('hex');
}

/** Reads the kept vectors by key; what is not there or damaged is left out, since it can be asked for again. */
export async function readVectors(file: string): Promise<Map<string, Unit>> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const vectors = new Map<string, Unit>();
  for (const line of text.split('\n')) {
    const kept = parsed(line);
    if (kept !== undefined) vectors.set(kept.key, kept.vector);
  }
  return vectors;
}

/** Keeps these vectors and no others: one JSON line each, in place of the file as a whole. */
export async function keepVectors(file: string, vectors: ReadonlyMap<string, Unit>): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const whole = await open(`${file}.tmp`, 'w', 0o600);
  try {
    for (const [key, vector] of vectors) {
      const bytes = Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
      await whole.write(`${JSON.stringify({ key, vector: bytes.toString('base64') })}\n`);
    }
    await whole.sync();
  } finally {
    await whole.close();
  }
  await rename(`${file}.tmp`, file);
}

function parsed(line: string): { key: string; vector: Unit } | undefined {
  try {
    const { key, vector } = lineSchema.parse(JSON.parse(line));
    const bytes = Buffer.from(vector, 'base64');
    if (bytes.length === 0 || bytes.length % 4 !== 0) return undefined;
    return { key, vector: new Float32Array(Uint8Array.from(bytes).buffer) };
  } catch {
    return undefined;
  }
}
