import * as z from 'zod';
import type { Form } from '../../src/message.ts';

const optionSchema = z.strictObject({ value: z.string(), label: z.string() });
const fieldSchema = z.strictObject({
  name: z.string(),
  label: z.string(),
  hint: z.string().exactOptional(),
  kind: z.enum(['line', 'text', 'choice']),
  options: z.array(optionSchema).max(500).exactOptional(),
  value: z.string().exactOptional(),
  required: z.boolean().exactOptional(),
  maxLength: z.number().exactOptional(),
});

/** A form as a card carries it with itself, so that it can be shown again with what is wrong. */
const carriedFormSchema = z.strictObject({
  name: z.string().max(200),
  value: z.string().max(200),
  lang: z.enum(['da', 'en']),
  title: z.string(),
  submit: z.string(),
  cancel: z.string(),
  fields: z.array(fieldSchema).max(50),
});
export type CarriedForm = z.infer<typeof carriedFormSchema>;

/** What our buttons and forms carry under the key `medvind`. Everything in it comes from outside again. */
const carriedSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('press'), action: z.string().max(200), value: z.string().max(200) }),
  z.strictObject({ kind: z.literal('form'), form: carriedFormSchema }),
  z.strictObject({ kind: z.literal('cancel'), lang: z.enum(['da', 'en']) }),
  z.strictObject({ kind: z.literal('refresh') }),
]);
export type Carried = z.infer<typeof carriedSchema>;

const envelopeSchema = z.looseObject({ medvind: carriedSchema });

/** What a field's input is called in a card. */
export function inputId(name: string): string {
  return `field:${name}`;
}

/** The data of a card's button or form. */
export function carrying(carried: Carried): Readonly<Record<string, unknown>> {
  return { medvind: carried };
}

/** What came back from one of our cards; nothing if it is not ours. */
export function carriedIn(data: unknown): Carried | undefined {
  return envelopeSchema.safeParse(data).data?.medvind;
}

/** What a person wrote into the fields of a form; one that Teams leaves out was left empty. */
export function valuesIn(data: unknown, form: Pick<Form, 'fields'>): Readonly<Record<string, string>> {
  const sent = (typeof data === 'object' && data !== null ? data : {}) as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    form.fields.map(({ name }) => {
      const value = sent[inputId(name)];
      return [name, typeof value === 'string' ? value.slice(0, 50_000).replaceAll('\0', '\uFFFD') : ''];
    }),
  );
}

/** The part of a form that travels with its card: all but what is shown above the fields. */
export function carriedForm({ intro: _, ...form }: Form): CarriedForm {
  return carriedFormSchema.parse(form);
}
