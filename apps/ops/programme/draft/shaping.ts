import { z } from 'zod';
import type { Citation } from '../../../../domain/ruling';
import {
  parseEnvelopeCode,
  parseProgrammeCode,
  parseRegionCode,
  type EnvelopeCode,
  type ProgrammeCode,
  type RegionCode,
} from '../../../../domain/identifiers';
import type { Text } from '../../../../domain/texts';
import { parseCivilDate, type CivilDate } from '../../../../domain/time/civil-date';

/** The shapes that have a name in the published schema. */
export const NAMED = z.registry<Named>();

/** A shape of exactly these fields: one that its type has, an optional one too, is to be here, or this does not build. */
export function rule<Rule>(fields: {
  readonly [Field in keyof Rule]-?: z.ZodType<Rule[Field]>;
}): z.ZodType<Rule> {
  return z.strictObject(fields) as unknown as z.ZodType<Rule>;
}

/** One of these words: a word that its type has is to be here, or this does not build. */
export function word<Word extends string>(words: { readonly [one in Word]: true }): z.ZodType<Word> {
  return z.enum(Object.keys(words) as Word[]);
}

/** One of a list of words that the domain keeps. */
export function oneOf<const Words extends readonly string[]>(words: Words): z.ZodType<Words[number]> {
  return z.enum(words);
}

/** One kind of several, told apart by one field: a kind that its type has is to be here, or this does not build. */
export function kind<Union, Field extends keyof Union & string>(
  by: Field,
  kinds: {
    readonly [Kind in Union[Field] & string]: z.ZodType<Extract<Union, { readonly [of in Field]: Kind }>>;
  },
): z.ZodType<Union> {
  const shapes = Object.values(kinds) as [z.ZodObject, ...z.ZodObject[]];
  return z.discriminatedUnion(by, shapes) as unknown as z.ZodType<Union>;
}

export function literal<const Word extends string>(one: Word): z.ZodType<Word> {
  return z.literal(one);
}

/** A list without holes. */
export function list<Item>(item: z.ZodType<Item>): z.ZodType<readonly Item[]> {
  return z.array(item);
}

interface Named {
  readonly id: string;
  readonly description: string;
}

/** A text that a parser of the domain reads; its pattern is for whoever writes a draft. */
function parsed<Value extends string>(
  parse: (text: string) => Value | undefined,
  pattern: RegExp,
  named: Named,
): z.ZodType<Value> {
  const shape = z
    .string()
    .regex(pattern, { abort: true })
    .refine((text) => parse(text) !== undefined);
  return shape.register(NAMED, named) as unknown as z.ZodType<Value>;
}

export const civilDate: z.ZodType<CivilDate> = parsed(parseCivilDate, /^\d{4}-\d{2}-\d{2}$/, {
  id: 'CivilDate',
  description: 'A day: 2020-01-15.',
});
export const programmeCode: z.ZodType<ProgrammeCode> = parsed(
  parseProgrammeCode,
  /^([A-Z]{3,4}|[A-Z]\d{2}|[A-Z]{2,4}-[A-Z0-9]{2,12})$/,
  { id: 'ProgrammeCode', description: 'A programme: TOS-PIO2.' },
);
export const envelopeCode: z.ZodType<EnvelopeCode> = parsed(
  parseEnvelopeCode,
  /^[A-Z][A-Z0-9]{1,3}(-[A-Z0-9]{2,12}){1,3}$/,
  { id: 'EnvelopeCode', description: 'An envelope of money: TOS-PIO2-ASSEGNO.' },
);
export const regionCode: z.ZodType<RegionCode> = parsed(parseRegionCode, /^(0[1-9]|1\d|20)$/, {
  id: 'RegionCode',
  description: 'A region by its two ISTAT digits: 09 is Toscana.',
});

/** What a number counts is said by its name; what it may be is for the lint to say. */
export const whole = z.int();
export const cents = z.int().register(NAMED, { id: 'Cents', description: 'An amount in euro cents.' });
export const share = z
  .int()
  .register(NAMED, { id: 'Share', description: 'A share in ten-thousandths: 5000 is one half.' });
export const text = z.string();

export const source: z.ZodType<Citation> = z
  .strictObject({
    id: text,
    act: text,
    status: word<Citation['status']>({ official: true, seed: true, proposed: true, memory: true }),
    text: rule<Text>({ it: text, en: text }),
  })
  .register(NAMED, {
    id: 'Citation',
    description:
      'Where a rule comes from, so that a jurist finds it. "proposed" and "memory" mark values to be confirmed by the notice.',
  });
