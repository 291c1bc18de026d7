import { hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { errors, jwtVerify, SignJWT } from 'jose';
import type { Clock } from './ports.ts';

/** Short-lived proof of who somebody is: from the chat, which knows them, to the web pages, which do not. */
export interface Passes {
  /** A pass for a person, good for `passMs` (a signed JWT, safe in an address). */
  issue(person: string): Promise<string>;
  /** Whose pass it is; undefined when it is not one of ours or no longer good. */
  check(pass: string): Promise<string | undefined>;
  /** A secret of this installation for something else: the same for the same purpose, telling nothing of the others. */
  secretFor(purpose: string): string;
}

/** How long a pass is good: 15 minutes, time to open a link but not to find it in a history. */
export const passMs = 15 * 60_000;

/** HS256 wants a secret as long as its hash: 32 bytes (RFC 7518, 3.2). */
const secretBytes = 32;
const algorithm = 'HS256';
const claims = { issuer: 'medvind', audience: 'overblik' } as const;

/**
 * Makes passes signed with this installation's own secret: the file `pass.key` of the data folder, made when it is
 * first needed and readable by this user alone. The folder must be ours already. Throws the system's error.
 */
export async function createPasses({
  data,
  clock,
}: {
  readonly data: string;
  readonly clock: Clock;
}): Promise<Passes> {
  const secret = await secretIn(join(data, 'pass.key'));
  return {
    async issue(person) {
      const now = clock();
      return await new SignJWT()
        .setProtectedHeader({ alg: algorithm })
        .setIssuer(claims.issuer)
        .setAudience(claims.audience)
        .setSubject(person)
        // Two passes of one second are two, so that spending one does not spend the other.
        .setJti(randomUUID())
        .setIssuedAt(new Date(now))
        .setExpirationTime(new Date(now + passMs))
        .sign(secret);
    },
    async check(pass) {
      try {
        const { payload } = await jwtVerify(pass, secret, {
          ...claims,
          algorithms: [algorithm],
          requiredClaims: ['sub', 'iat', 'exp'],
          currentDate: new Date(clock()),
        });
        return payload.sub;
      } catch (cause) {
        if (cause instanceof errors.JOSEError) return undefined;
        throw cause;
      }
    },
    secretFor: (purpose) =>
      Buffer.from(hkdfSync('sha256', secret, '', purpose, secretBytes)).toString('base64url'),
  };
}

// One that is cut short or missing is made anew: nothing is lost but links that are minutes old.
async function secretIn(path: string): Promise<Uint8Array> {
  const present = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return undefined;
    throw cause;
  });
  if (present?.length === secretBytes) return present;
  const secret = randomBytes(secretBytes);
  const temp = `${path}.tmp`;
  const file = await open(temp, 'w', 0o600);
  try {
    await file.writeFile(secret);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temp, path);
  return secret;
}
