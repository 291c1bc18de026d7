import { once } from 'node:events';
import { connect } from 'node:net';

/** Begins to post JSON to an address, goes away in the middle, and waits until the server has noticed and answers others. */
export async function abortedUpload(url: string): Promise<void> {
  const { hostname, port, pathname, origin } = new URL(url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  const head = `POST ${pathname} HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n`;
  await new Promise((resolve) => socket.write(`${head}{"type":`, resolve));
  await fetch(`${origin}/healthz`);
  socket.resetAndDestroy();
  await once(socket, 'close');
  for (let times = 0; times < 3; times++) await fetch(`${origin}/healthz`);
}
