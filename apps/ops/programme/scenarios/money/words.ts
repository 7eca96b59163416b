import type { ActivityKind } from '../../../../../domain/activity';
import type { ProviderKind } from '../../../../../domain/provider';
import type { Text } from '../../../../../domain/texts';
import { inBoth, text } from '../../../../modules/texts/text';
import { euro, number } from '../../../text';
import { AND, listed } from '../../page/line';
import { activities } from '../../page/words';

/** Kinds of contract by the beginnings of the codes of the national list. */
const CONTRACTS: readonly (readonly [string, Text])[] = [
  ['A.01', text('a tempo indeterminato', 'open-ended')],
  ['A.02.01', text('a tempo determinato per sostituzione', 'fixed-term, as a replacement')],
  ['A.02', text('a tempo determinato', 'fixed-term')],
  ['A.03', text('di apprendistato', 'of apprenticeship')],
  ['C.', text('di tirocinio', 'of traineeship')],
];

/** `a tempo indeterminato (A.01.00)`. */
export function contractText(code: string): Text {
  const [, kind] = CONTRACTS.find(([beginning]) => code.startsWith(beginning)) ?? [];
  if (kind === undefined) return text(`del tipo ${code}`, `of type ${code}`);
  return inBoth((language) => `${kind[language]} (${code})`);
}

/** 2000 hundredths of an hour -> `20`, 1999 -> `19,99`. */
export function hoursText(hundredths: number): Text {
  return number(hundredths / 100, hundredths % 100 === 0 ? 0 : 2);
}

const PROVIDERS: { readonly [kind in ProviderKind]: Text } = {
  apl: text('un’agenzia per il lavoro accreditata', 'an accredited employment agency'),
  cpi: text('un centro per l’impiego', 'a public employment office'),
};

export function aProvider(kind: ProviderKind): Text {
  return PROVIDERS[kind];
}

/** `Spettano all’operatore € 500,00`; nothing where it is nothing. */
export function isOwed(to: Receiver, cents: number): Text {
  if (cents === 0) return inBoth((language) => NOTHING[to][language]);
  const sum = euro(cents);
  return inBoth((language) => OWED[to][language].replace('#', sum[language]));
}

export type Receiver = 'provider' | 'person';

const OWED: { readonly [to in Receiver]: Text } = {
  provider: text('Spettano all’operatore #', 'The provider is owed #'),
  person: text('Spettano alla persona #', 'The person is owed #'),
};
const NOTHING: { readonly [to in Receiver]: Text } = {
  provider: text('All’operatore non spetta nulla', 'The provider is owed nothing'),
  person: text('Alla persona non spetta nulla', 'The person is owed nothing'),
};

export const UNDER_WAY = text('Un percorso in corso', 'A percorso under way');

/** 0 -> `Un percorso in corso, con indice di profilo 0,0 (il più vicino al lavoro)`. */
export function profileText(index: number): Text {
  const written = number(index / 10_000, 1);
  const where =
    index === 0
      ? text('il più vicino al lavoro', 'the closest to work')
      : text('il più lontano dal lavoro', 'the farthest from work');
  return text(
    `Un percorso in corso, con indice di profilo ${written.it} (${where.it})`,
    `A percorso under way, with profile index ${written.en} (${where.en})`,
  );
}

/** What comes of it, by a decision that rests on that rule. */
export function citing(said: Text, rule: string): Text {
  return text(`${said.it}; la decisione cita ${rule}`, `${said.en}; the decision cites ${rule}`);
}

/** Activities of which each is meant: `colloquio e tutoraggio`. */
export function eachOf(kinds: readonly ActivityKind[]): Text {
  return listed(
    kinds.map((kind) => activities([kind])),
    AND,
  );
}
