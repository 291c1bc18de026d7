import * as z from 'zod';

const id = z.string().min(1).max(1000);
const name = z.string().max(1000).optional().nullable();

/** Somebody in an activity: a person or the bot. */
const partySchema = z.looseObject({
  id,
  name,
  aadObjectId: z.string().max(200).optional().nullable(),
});

/**
 * What Teams sends, as far as we read it (Bot Framework activity 3.1 with Teams' channel data). Everything else
 * is let through unread.
 */
export const activitySchema = z.looseObject({
  type: z.string().min(1).max(100),
  id: z.string().max(1000).optional().nullable(),
  name: z.string().max(200).optional().nullable(),
  timestamp: z.string().max(100).optional().nullable(),
  channelId: z.string().max(100),
  serviceUrl: z.url().max(1000),
  from: partySchema,
  recipient: partySchema,
  conversation: z.looseObject({
    id,
    conversationType: z.string().max(100).optional().nullable(),
    tenantId: z.string().max(200).optional().nullable(),
    isGroup: z.boolean().optional().nullable(),
  }),
  text: z.string().max(200_000).optional().nullable(),
  textFormat: z.string().max(50).optional().nullable(),
  locale: z.string().max(50).optional().nullable(),
  replyToId: z.string().max(1000).optional().nullable(),
  action: z.string().max(100).optional().nullable(),
  membersAdded: z.array(partySchema).max(1000).optional().nullable(),
  membersRemoved: z.array(partySchema).max(1000).optional().nullable(),
  entities: z
    .array(z.looseObject({ type: z.string().optional() }))
    .max(1000)
    .optional()
    .nullable(),
  value: z.unknown().optional(),
  channelData: z
    .looseObject({
      tenant: z
        .looseObject({ id: z.string().max(200) })
        .optional()
        .nullable(),
      team: z
        .looseObject({ id: z.string().max(1000) })
        .optional()
        .nullable(),
      eventType: z.string().max(100).optional().nullable(),
    })
    .optional()
    .nullable(),
});
export type Activity = z.infer<typeof activitySchema>;

/** The tenant that an activity says it comes from. */
export function tenantOf({ channelData, conversation }: Activity): string | undefined {
  return channelData?.tenant?.id ?? conversation.tenantId ?? undefined;
}

/** All tenants that an activity names; one that contradicts another is a reason not to believe it. */
export function tenantsOf({ channelData, conversation }: Activity): readonly string[] {
  const named = [channelData?.tenant?.id, conversation.tenantId].filter(
    (tenant) => typeof tenant === 'string',
  );
  return [...new Set(named.map((tenant) => tenant.toLowerCase()))];
}

/** Whether only the person and the bot read the conversation. */
export function isPersonal({ conversation }: Activity): boolean {
  if (conversation.conversationType) return conversation.conversationType === 'personal';
  return conversation.isGroup !== true && !conversation.id.startsWith('19:');
}
