import * as z from 'zod';

/** The languages people can be answered in; Danish comes first everywhere. */
export const lang = z.enum(['da', 'en']);
export type Lang = z.infer<typeof lang>;

/** A button: pressing it arrives as a `pressed` event with this action and value. */
export const buttonSchema = z.strictObject({
  label: z.string(),
  /** What is pressed for, such as `claim`; the core knows the list, a platform never interprets it. */
  action: z.string(),
  /** What the action is about, an id of at most 200 characters; never text that a person wrote. */
  value: z.string().max(200).default(''),
  style: z.enum(['primary', 'danger']).optional(),
  /** A sentence to say yes to before the press counts. */
  confirm: z.string().optional(),
});
export type Button = z.infer<typeof buttonSchema>;

/** A link that leaves the chat. */
export const linkSchema = z.strictObject({ label: z.string(), url: z.string() });
export type Link = z.infer<typeof linkSchema>;

/** One column of a table; numbers are set to the right. */
export const columnSchema = z.strictObject({ label: z.string(), numeric: z.boolean().optional() });

/**
 * The points of a picture of lines: each line has a value for each of `x`, null where there is none. A value is no
 * more exact than it is told in words.
 */
export const chartSchema = z.strictObject({
  xLabel: z.string(),
  yLabel: z.string(),
  yMin: z.number(),
  yMax: z.number(),
  x: z.array(z.string()),
  lines: z.array(
    z.strictObject({
      name: z.string(),
      style: z.enum(['actual', 'plan', 'reference']),
      values: z.array(z.number().nullable()),
    }),
  ),
});
export type Chart = z.infer<typeof chartSchema>;

/**
 * One part of a message. `markdown` is our subset: paragraphs, **bold**, _italic_, lists, links.
 * `quote` holds words that a person wrote: shown as they are, never read as Markdown. A picture's `png` is base64,
 * its `chart` is for a platform that draws lines by itself.
 */
export const blockSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('heading'), text: z.string() }),
  z.strictObject({ type: z.literal('text'), markdown: z.string() }),
  z.strictObject({ type: z.literal('quiet'), markdown: z.string() }),
  z.strictObject({
    type: z.literal('notice'),
    tone: z.enum(['info', 'warning', 'urgent']),
    markdown: z.string(),
  }),
  z.strictObject({ type: z.literal('quote'), text: z.string(), by: z.string().optional() }),
  z.strictObject({
    type: z.literal('fields'),
    fields: z.array(z.strictObject({ label: z.string(), value: z.string() })),
  }),
  z.strictObject({ type: z.literal('buttons'), buttons: z.array(z.union([buttonSchema, linkSchema])) }),
  z.strictObject({
    type: z.literal('picture'),
    png: z.string(),
    alt: z.string(),
    title: z.string().optional(),
    chart: chartSchema.optional(),
  }),
  z.strictObject({
    type: z.literal('table'),
    caption: z.string(),
    columns: z.array(columnSchema),
    rows: z.array(z.array(z.string())),
  }),
]);
export type Block = z.infer<typeof blockSchema>;

/** Everything we can say. `text` stands alone: notifications and screen readers read it. */
export const messageSchema = z.strictObject({ lang, text: z.string(), blocks: z.array(blockSchema) });
export type Message = z.infer<typeof messageSchema>;

/** One field of a form. `maxLength` counts UTF-16 units; the platform enforces what it can, the core the rest. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly kind: 'line' | 'text' | 'choice';
  /** For `choice`: what can be chosen. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** What stands in the field when the form opens. */
  readonly value?: string;
  readonly required?: boolean;
  readonly maxLength?: number;
}

/** A form: submitting it arrives as a `submitted` event with this name, value and the fields' contents. */
export interface Form {
  readonly name: string;
  /** What the form is about, an id of at most 200 characters. */
  readonly value: string;
  readonly lang: Lang;
  readonly title: string;
  readonly submit: string;
  readonly cancel: string;
  /** Shown above the fields, such as a preview or a warning. */
  readonly intro?: readonly Block[];
  readonly fields: readonly Field[];
}

/** What can only be said at once, as the answer to the event itself. Everything else goes through the outbox. */
export interface Reply {
  /** A form to open, or to replace the open one with. */
  readonly form?: Form;
  /** Shown to the one who acted and to nobody else; not kept. */
  readonly note?: Message;
  /** What is wrong with a submitted form: field name to sentence; the form stays open. */
  readonly errors?: Readonly<Record<string, string>>;
  /** True when the words were not kept (privacy): the platform lets the person rewrite them. */
  readonly stopped?: true;
  /** The person's own page, for `opened` and after anything that changes it. */
  readonly home?: Message;
}

/** Whether a button leaves the chat. */
export function isLink(button: Button | Link): button is Link {
  return 'url' in button;
}
