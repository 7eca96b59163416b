import type { ActivityKind } from '../../../../domain/activity';
import type { EmploymentModule } from '../../../../domain/employment/communication';
import type { AmountRange } from '../../../../domain/programmes/programme';
import type { CrisisArea, CrisisSector, IncomeSupport } from '../../../../domain/programmes/facts';
import type { ExitName, StepName, StepTaker } from '../../../../domain/programmes/pathway';
import type { RegionCode } from '../../../../domain/identifiers';
import type { ProviderKind } from '../../../../domain/provider';
import type { Text } from '../../../../domain/texts';
import { codeText } from '../../../modules/texts/codes';
import { DEADLINE_TEXTS } from '../../../modules/texts/pathway';
import { inBoth, text } from '../../../modules/texts/text';
import { AND, listed, NOBODY, OR } from './line';

const TAKERS: { readonly [taker in StepTaker]: Text } = {
  cpi: text('il CPI', 'the CPI'),
  beneficiary: text('la persona', 'the person'),
  provider: text('l’operatore scelto', 'the chosen provider'),
};

export const EXITS: { readonly [exit in ExitName]: Text } = {
  abandonment: text('Abbandono', 'Abandonment'),
  refusal: text('Rifiuto di una politica attiva', 'Refusal of a measure'),
  'lost-requirement': text('Perdita di un requisito', 'Loss of a requirement'),
};

const PROVIDERS: { readonly [kind in ProviderKind]: Text } = {
  apl: text('agenzie per il lavoro accreditate', 'accredited employment agencies'),
  cpi: text('centri per l’impiego', 'public employment offices'),
};

export const MODULES: { readonly [module in EmploymentModule]: Text } = {
  ordinary: text('comunicazioni ordinarie', 'ordinary communications'),
  domestic: text('lavoro domestico', 'domestic work'),
  'temp-agency': text('somministrazione', 'temp agencies'),
};

export const RANGED: { readonly [of in AmountRange['of']]: Text } = {
  'result-fee': text('la remunerazione a risultato', 'the result fee'),
  'process-fee': text('la remunerazione a processo', 'the process fee'),
  allowance: text('l’indennità', 'the allowance'),
  'spend-line': text('le voci di spesa', 'the spend lines'),
  'business-fee': text('il compenso per l’impresa avviata', 'the fee for a business'),
  incentive: text('l’incentivo al datore di lavoro', 'the incentive to the employer'),
};

export function takers(all: readonly StepTaker[]): Text {
  return all.length === 0
    ? NOBODY
    : listed(
        all.map((one) => TAKERS[one]),
        OR,
      );
}

/** A step by its name, as a sentence quotes it. */
export function step(name: StepName): Text {
  return quoted(DEADLINE_TEXTS[name]);
}

export function quoted(words: Text): Text {
  return inBoth((language) => QUOTES[language](words[language]));
}

const QUOTES = {
  it: (words: string): string => `«${words}»`,
  en: (words: string): string => `"${words}"`,
} as const;

export function steps(names: readonly StepName[]): Text {
  return listed(names.map(step), AND);
}

export function activities(kinds: readonly ActivityKind[]): Text {
  return listed(
    kinds.map((kind) => lower(codeText('activity', kind))),
    OR,
  );
}

export function supports(all: readonly IncomeSupport[]): Text {
  return listed(
    all.map((one) => codeText('incomeSupport', one)),
    OR,
  );
}

const AREAS: { readonly [area in CrisisArea]: Text } = {
  none: text('un comune fuori da ogni area di crisi', 'a municipality outside every crisis area'),
  complex: text('un’area di crisi complessa', 'a complex crisis area'),
  'non-complex': text('un’area di crisi non complessa', 'a crisis area that is not complex'),
  regional: text('un’area di crisi regionale', 'a regional crisis area'),
};

export function crisisAreas(all: readonly CrisisArea[]): Text {
  return listed(
    all.map((area) => AREAS[area]),
    OR,
  );
}

const SECTORS: { readonly [sector in CrisisSector]: Text } = {
  textile: text('del tessile', 'textiles'),
  footwear: text('del calzaturiero', 'footwear'),
  'textile-machinery': text('del meccanotessile', 'textile machinery'),
};

export function sectors(all: readonly CrisisSector[]): Text {
  return listed(
    all.map((sector) => SECTORS[sector]),
    OR,
  );
}

export function causes(all: readonly string[]): Text {
  return listed(
    all.map((one) => lower(codeText('cause', one))),
    AND,
  );
}

export function bodies(kinds: readonly ProviderKind[]): Text {
  return listed(
    kinds.map((kind) => PROVIDERS[kind]),
    OR,
  );
}

const REGIONS = [
  ...['Piemonte', 'Valle d’Aosta', 'Lombardia', 'Trentino-Alto Adige', 'Veneto', 'Friuli-Venezia Giulia'],
  ...['Liguria', 'Emilia-Romagna', 'Toscana', 'Umbria', 'Marche', 'Lazio', 'Abruzzo', 'Molise', 'Campania'],
  ...['Puglia', 'Basilicata', 'Calabria', 'Sicilia', 'Sardegna'],
];

/** `09` -> `Toscana`. */
export function region(code: RegionCode): string {
  return REGIONS[Number(code) - 1] ?? code;
}

/** Words in the middle of a sentence; an abbreviation stays as it is. */
export function lower(words: Text): Text {
  return inBoth((language) => {
    const said = words[language];
    return /^[A-Z](?![A-Z])/.test(said) ? said.slice(0, 1).toLowerCase() + said.slice(1) : said;
  });
}
