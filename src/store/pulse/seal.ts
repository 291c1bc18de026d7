import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import * as z from 'zod';
import { type Response, responseSchema } from '../../pulse/index.ts';

/** What somebody has done with a wave while it is open: what they answered, or that they skipped it. */
export const takenSchema = responseSchema.extend({ skipped: z.boolean() });
export type Taken = Response & { readonly skipped: boolean };

/** AES-256-GCM (NIST SP 800-38D): 32-byte key, 12-byte nonce, 16-byte tag. */
const algorithm = 'aes-256-gcm';
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/** A new key for a wave, as hex. */
export function newKey(): string {
  return randomBytes(keyBytes).toString('hex');
}

/** Under what a person's answer lies while the wave is open; nobody without the key can tell whose it is. */
export function handleOf(key: string, person: string): string {
  return createHmac('sha256', Buffer.from(key, 'hex')).update(person).digest('hex').slice(0, 32);
}

/** Seals what somebody answered. Every box of a wave is equally long, so that its length tells nothing. */
export function seal(key: string, handle: string, taken: Taken, roomy: boolean): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, Buffer.from(key, 'hex'), nonce).setAAD(Buffer.from(handle));
  const sealed = Buffer.concat([
    cipher.update(padded(JSON.stringify(taken), roomy ? 2048 : 192)),
    cipher.final(),
  ]);
  return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64');
}

/** Opens a sealed answer. Throws when the key is not the one it was sealed with. */
export function unseal(key: string, handle: string, box: string): Taken {
  const bytes = Buffer.from(box, 'base64');
  const decipher = createDecipheriv(algorithm, Buffer.from(key, 'hex'), bytes.subarray(0, nonceBytes))
    .setAAD(Buffer.from(handle))
    .setAuthTag(bytes.subarray(-tagBytes));
  const plain = Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]);
  return takenSchema.parse(JSON.parse(plain.toString('utf8')));
}

// 5 items of at most 6 letters take some 90 bytes; 300 UTF-16 units of comment at most 1,800, all of them escaped.
function padded(text: string, length: number): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  return Buffer.concat([bytes, Buffer.alloc(Math.max(0, length - bytes.length), ' ')]);
}
