import type { Context } from 'hono';

/** 16 KiB: a form of ours holds a pass or a few ids. */
export const maxBody = 16 * 1024;

/** What a form was sent with; nothing of what is no form. */
export async function fieldsOf(context: Context): Promise<Readonly<Record<string, string>>> {
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(context.req.header('content-type') ?? ''))
    return {};
  return Object.fromEntries(new URLSearchParams(await context.req.text()));
}
