import type { webApi } from '@slack/bolt';
import type { Picture } from './render.ts';

/** Where a picture goes. */
export interface PictureTarget {
  readonly channel: string;
  readonly thread?: string | undefined;
}

/**
 * Uploads a picture with its alt text and shows it in a conversation, in Slack's three steps: ask for an
 * address, send the bytes there, publish.
 */
export async function uploadPicture(
  client: webApi.WebClient,
  { png, alt, title }: Picture,
  { channel, thread }: PictureTarget,
  timeoutMs: number,
): Promise<void> {
  const bytes = Buffer.from(png, 'base64');
  const filename = 'billede.png';
  const { upload_url, file_id } = await client.files.getUploadURLExternal({
    filename,
    length: bytes.length,
    alt_text: alt,
  });
  if (!upload_url || !file_id) throw new Error('Cannot upload a picture: Slack gave no address for it.');
  const signal = AbortSignal.timeout(timeoutMs);
  const answer = await fetch(upload_url, { method: 'POST', body: new Uint8Array(bytes), signal });
  if (!answer.ok) throw new Error(`Cannot upload a picture: Slack answered with status ${answer.status}.`);
  const files: [{ id: string; title: string }] = [{ id: file_id, title: title ?? alt.slice(0, 255) }];
  await (thread === undefined
    ? client.files.completeUploadExternal({ files, channel_id: channel })
    : client.files.completeUploadExternal({ files, channel_id: channel, thread_ts: thread }));
}
