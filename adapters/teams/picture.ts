/** The PNG signature and the length and name of its first chunk (RFC 2083, 3.1 and 11.2.1). */
const start = Uint8Array.of(
  0x89,
  0x50,
  0x4e,
  0x47,
  0x0d,
  0x0a,
  0x1a,
  0x0a,
  0,
  0,
  0,
  0x0d,
  0x49,
  0x48,
  0x44,
  0x52,
);

/** How large a PNG in base64 is; nothing if it is no PNG. Widths and heights are in pixels. */
export function sizeOf(
  png: string,
): { readonly width: number; readonly height: number; readonly bytes: number } | undefined {
  const head = Buffer.from(png.slice(0, 64), 'base64');
  if (head.length < 24 || start.some((byte, at) => head[at] !== byte)) return undefined;
  return {
    width: head.readUInt32BE(16),
    height: head.readUInt32BE(20),
    bytes: Math.floor((png.length * 3) / 4),
  };
}
