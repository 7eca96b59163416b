import type {
  AmountRow,
  IncentiveColumns,
  IncentiveCondition,
  IncentiveRules,
} from '../../../../domain/programmes/incentives';
import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import type { Text } from '../../../../domain/texts';
import { joined, text } from '../../../modules/texts/text';
import { day, euro } from '../../text';
import { line, listed, OR, type Line } from './line';
import { length } from './steps';
import { region, supports } from './words';

/** What is paid to employers, the table of amounts row by row. */
export function incentives({ incentives: rules }: ProgrammeVersion): readonly Line[] {
  if (rules === null) return [];
  const { amounts, hours, conditions, missingFacts, keeping } = rules;
  const byApplication = hours.of === 'application';
  return [
    line('incentives', null, scope(rules)),
    ...amounts.rows.map(rowLine),
    line('incentives.hours', hours.source, [
      byApplication ? 'Valgono le ore della domanda.' : 'Valgono le ore della comunicazione di assunzione.',
      byApplication ? 'The hours of the application decide.' : 'The hours of the message of the hire decide.',
    ]),
    ...(Object.keys(conditions) as IncentiveCondition[]).map((one) =>
      line(`incentives.conditions.${one}`, conditions[one], [
        `Condizione: ${CONDITIONS[one].it}.`,
        `Condition: ${CONDITIONS[one].en}.`,
      ]),
    ),
    line('incentives.missingFacts', missingFacts.source, [
      `Una domanda attende i dati che mancano per ${length(missingFacts).it}.`,
      `An application waits for the facts that it lacks for ${length(missingFacts).en}.`,
    ]),
    line('incentives.keeping', keeping, [
      'Chi non mantiene il lavoro per i mesi della riga ha l’importo ridotto per i giorni mancanti.',
      'Where the job is not kept for the months of its row, the amount is reduced by days.',
    ]),
  ];
}

function scope({
  envelope,
  applicationsFrom,
  hiresFrom,
  region: of,
  excludedSupports,
  contracts,
}: IncentiveRules) {
  const kinds = contracts.map(([prefix, name]) => [prefix, COLUMNS.contract[name]] as const);
  return [
    `Ai datori di lavoro con sede in ${region(of)}, da ${envelope}: domande dal ${day(applicationsFrom)}, assunzioni dal ${day(hiresFrom)}; non per chi riceve ${supports(excludedSupports).it}. Contratti: ${kinds.map(([prefix, name]) => `${prefix} ${name.it}`).join(', ')}.`,
    `To employers with a seat in ${region(of)}, out of ${envelope}: applications from ${day(applicationsFrom)}, hires from ${day(hiresFrom)}; not for who receives ${supports(excludedSupports).en}. Contracts: ${kinds.map(([prefix, name]) => `${prefix} ${name.en}`).join(', ')}.`,
  ] as const;
}

/** What each value of a column is called. */
export const COLUMNS: {
  readonly [Column in keyof IncentiveColumns]: { readonly [value in IncentiveColumns[Column][number]]: Text };
} = {
  contract: {
    'open-ended': text('tempo indeterminato', 'open-ended'),
    'fixed-term': text('tempo determinato', 'fixed term'),
    apprenticeship: text('apprendistato', 'apprenticeship'),
    other: text('altro contratto', 'another contract'),
  },
  months: {
    open: text('senza termine', 'without an end'),
    'over-12': text('oltre 12 mesi', 'over 12 months'),
    '12': text('12 mesi', '12 months'),
    '6-to-12': text('da 6 a 12 mesi', '6 to 12 months'),
    '3-to-6': text('da 3 a 6 mesi', '3 to 6 months'),
    'under-3': text('meno di 3 mesi', 'under 3 months'),
  },
  hours: {
    full: text('tempo pieno', 'full time'),
    part: text('tempo parziale da metà', 'part time from half'),
    'below-half': text('meno di metà tempo', 'below half time'),
  },
  place: {
    crisis: text('area di crisi', 'crisis area'),
    ordinary: text('fuori area di crisi', 'outside crisis areas'),
  },
};

function rowLine({ name, when, cents, keepMonths, source }: AmountRow): Line {
  const said = (Object.keys(COLUMNS) as (keyof IncentiveColumns)[]).flatMap((column) => {
    const values: readonly string[] | undefined = when[column];
    const words: { readonly [value: string]: Text } = COLUMNS[column];
    return values === undefined
      ? []
      : [
          listed(
            values.map((value) => words[value] ?? text(value, value)),
            OR,
          ),
        ];
  });
  const cases = joined(said, ', ');
  return line(`incentives.amounts.rows.${name}`, source, [
    `${euro(cents).it}: ${cases.it}; da mantenere ${keepMonths} mesi.`,
    `${euro(cents).en}: ${cases.en}; to be kept ${keepMonths} months.`,
  ]);
}

const CONDITIONS: { readonly [condition in IncentiveCondition]: Text } = {
  'application-date': text('la domanda è nei termini', 'the application is in time'),
  seat: text('la sede è nella regione', 'the seat is in the region'),
  hire: text('l’assunzione risulta dalle comunicazioni', 'the communications show the hire'),
  employer: text('chi assume è chi chiede', 'who hired is who applies'),
  'hire-date': text('l’assunzione è nel periodo', 'the hire is in the period'),
  amount: text('una riga della tabella vale per il contratto', 'a row of the table holds for the contract'),
  adhesion: text('la persona ha aderito', 'the person has adhered'),
  activation: text(
    'la persona ha attivato il percorso prima dell’assunzione',
    'the person activated the percorso before the hire',
  ),
  interview: text(
    'c’è stato il primo colloquio prima dell’assunzione',
    'the first interview was before the hire',
  ),
  'income-support': text(
    'la persona non riceve i sostegni esclusi',
    'the person does not receive the supports excluded',
  ),
  'one-per-worker': text('un solo incentivo per lavoratore', 'one incentive for each worker'),
  funds: text('lo stanziamento basta', 'the envelope suffices'),
};
