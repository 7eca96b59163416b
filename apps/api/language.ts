import type { Response } from 'express';
import type { Text } from '../../domain/texts';
import type { Language } from '../modules/texts/text';

/** The language that `Accept-Language` likes better; Italian where it says nothing of either. */
export function languageOf(header: string | undefined): Language {
  return weightOf('en', header) > weightOf('it', header) ? 'en' : 'it';
}

/** Says in which language the answer is, and that another would be given to whoever asks for it. */
export function announce(response: Response, language: Language): void {
  response.set({ 'Content-Language': language, Vary: 'Accept-Language' });
}

/** The same value with each text in that language alone. */
export function spoken(value: unknown, language: Language): unknown {
  if (Array.isArray(value)) return value.map((one) => spoken(one, language));
  if (typeof value !== 'object' || value === null) return value;
  if (isText(value)) return value[language];
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, spoken(one, language)]));
}

function isText(value: object): value is Text {
  const { it, en } = value as Partial<Record<Language, unknown>>;
  return typeof it === 'string' && typeof en === 'string' && Object.keys(value).length === 2;
}

/** How much a language is liked, from 0 to 1: as its own name says, or that of one of its countries. */
function weightOf(language: Language, header = ''): number {
  const weights = header.split(',').map((range) => {
    const [name = '', quality = ''] = range.split(';').map((part) => part.trim().toLowerCase());
    if (name !== language && !name.startsWith(`${language}-`)) return 0;
    const read = /^q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.exec(quality);
    return quality === '' ? 1 : Number(read?.[1] ?? 0);
  });
  return Math.max(0, ...weights);
}
