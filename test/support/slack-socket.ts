import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Json } from './json.ts';

/** What the app answered to one envelope. */
export interface Acknowledged {
  readonly envelope_id: string;
  readonly payload?: Json;
}

/** A stand-in for Slack's Socket Mode: real WebSockets that can be cut at any moment. */
export interface SlackSocket {
  /** What `apps.connections.open` is to answer with. */
  readonly url: string;
  readonly acknowledged: readonly Acknowledged[];
  /** How many sockets were opened so far. */
  connections(): number;
  /** Waits until so many sockets have been opened. */
  connected(times: number): Promise<void>;
  /** Sends an envelope and waits for the answer to it. */
  deliver(id: string, type: string, payload: Json): Promise<Acknowledged>;
  /** Sends an envelope and does not wait. */
  send(id: string, type: string, payload: Json): void;
  /** Cuts the open socket without a word. */
  cut(): void;
  close(): Promise<void>;
}

/** The mark that RFC 6455 (1.3) has servers add to the client's key. */
const mark = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** Starts the stand-in on a free port of this machine. */
export async function startSlackSocket(): Promise<SlackSocket> {
  const acknowledged: Acknowledged[] = [];
  const waiting: { readonly holds: () => boolean; readonly resolve: () => void }[] = [];
  let open: Socket | undefined;
  let opened = 0;

  const settle = () => {
    for (const one of waiting.splice(0)) {
      if (one.holds()) one.resolve();
      else waiting.push(one);
    }
  };
  const until = (holds: () => boolean) =>
    holds() ? Promise.resolve() : new Promise<void>((resolve) => waiting.push({ holds, resolve }));

  const server: Server = createServer();
  server.on('upgrade', (request, socket: Socket) => {
    const key = createHash('sha1').update(`${request.headers['sec-websocket-key']}${mark}`).digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${key}\r\n\r\n`,
    );
    socket.on('error', () => {});
    let rest: Buffer = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      rest = readFrames(Buffer.concat([rest, chunk]), socket, (text) => {
        acknowledged.push(JSON.parse(text));
        settle();
      });
    });
    open = socket;
    opened += 1;
    socket.write(frame(JSON.stringify({ type: 'hello', num_connections: 1 })));
    settle();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  function send(id: string, type: string, payload: Json): void {
    open?.write(frame(JSON.stringify({ envelope_id: id, type, accepts_response_payload: true, payload })));
  }

  return {
    url: `ws://127.0.0.1:${port}/link`,
    acknowledged,
    connections: () => opened,
    connected: (times) => until(() => opened >= times),
    send,
    async deliver(id, type, payload) {
      const before = acknowledged.length;
      const isIt = (one: Acknowledged) => one.envelope_id === id;
      send(id, type, payload);
      await until(() => acknowledged.slice(before).some(isIt));
      return acknowledged.findLast(isIt) ?? { envelope_id: id };
    },
    cut() {
      open?.destroy();
    },
    close() {
      open?.destroy();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** A text frame from a server: not masked, whole (RFC 6455, 5.2). */
function frame(text: string): Buffer {
  const body = Buffer.from(text);
  if (body.length < 126) return Buffer.concat([Buffer.from([0x81, body.length]), body]);
  const head = Buffer.alloc(4);
  head.writeUInt8(0x81, 0);
  head.writeUInt8(126, 1);
  head.writeUInt16BE(body.length, 2);
  return Buffer.concat([head, body]);
}

/** Reads whole frames from a client and answers pings; gives back what is not whole yet. */
function readFrames(bytes: Buffer, socket: Socket, take: (text: string) => void): Buffer {
  let rest = bytes;
  while (rest.length >= 2) {
    const kind = (rest[0] ?? 0) & 0x0f;
    const short = (rest[1] ?? 0) & 0x7f;
    const from = short === 126 ? 4 : short === 127 ? 10 : 2;
    if (rest.length < from + 4) return rest;
    const length =
      short === 126 ? rest.readUInt16BE(2) : short === 127 ? Number(rest.readBigUInt64BE(2)) : short;
    const end = from + 4 + length;
    if (rest.length < end) return rest;
    const key = rest.subarray(from, from + 4);
    const body = Buffer.from(rest.subarray(from + 4, end).map((byte, at) => byte ^ (key[at % 4] ?? 0)));
    if (kind === 0x1) take(body.toString('utf8'));
    if (kind === 0x9) socket.write(Buffer.concat([Buffer.from([0x8a, body.length]), body]));
    if (kind === 0x8) socket.end();
    rest = rest.subarray(end);
  }
  return rest;
}
