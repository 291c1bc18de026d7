/** A CSV file as it is read back, by RFC 4180 with semicolons. */
export interface ReadCsv {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Reads a CSV file. Throws an Error when it lacks the byte order mark or a line does not end in CRLF. */
export function readCsv(bytes: Uint8Array): ReadCsv {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (!text.startsWith('\uFEFF')) throw new Error('the CSV has no byte order mark');
  const rows: string[][] = [[]];
  const field = /(?:"((?:[^"]|"")*)"|([^;"\r\n]*))(;|\r\n)/gy;
  field.lastIndex = 1;
  let end = 1;
  for (let found = field.exec(text); found !== null; found = field.exec(text)) {
    const [, quoted, bare = '', after] = found;
    rows.at(-1)?.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (after === '\r\n') rows.push([]);
    end = field.lastIndex;
  }
  if (end !== text.length)
    throw new Error(`the CSV breaks its own form at ${end}: ${text.slice(end, end + 40)}`);
  const [head = [], ...rest] = rows.slice(0, -1);
  return { head, rows: rest };
}
