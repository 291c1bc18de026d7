import type { Mount } from '../src/ports.ts';

type Request = Parameters<Parameters<Mount>[1]>[0];

/** Reads the body of a request; nothing when it is longer than so many bytes. Rejects when the sender goes away. */
export function readBody(request: Request, atMost: number): Promise<Buffer | undefined> {
  const announced = Number(request.headers['content-length'] ?? Number.NaN);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const whole = () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks));
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      // What is still coming is read and thrown away, so that the sender sees the answer.
      if (length > atMost) return resolve(undefined);
      chunks.push(chunk);
      // The stream tells its end only in a later round, and somebody waits.
      if (length === announced) whole();
    });
    request.once('end', whole);
    request.once('error', reject);
    request.once('close', () => reject(new Error('Cannot read a request: its sender went away.')));
  });
}
