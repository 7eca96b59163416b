import type {
  AllowanceRule,
  EntitlementKind,
  EntitlementRule,
  OutcomeClass,
  ProcessFeeRule,
  ResultFeeRule,
  ServiceRule,
  SpendLineRule,
} from '../../../../domain/programmes/entitlements';
import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import type { Text } from '../../../../domain/texts';
import { inBoth, joined, text } from '../../../modules/texts/text';
import { euro, number } from '../../text';
import { codes, line, type Line } from './line';
import { activities } from './words';

/** To what the programme entitles whom. */
export function entitlements({ entitlements: all }: ProgrammeVersion): readonly Line[] {
  return all.flatMap((rule) => {
    const lines = LINES[rule.kind] as (one: EntitlementRule, path: string) => readonly Line[];
    return lines(rule, `entitlements.${rule.part}`);
  });
}

type RuleOf<Kind extends EntitlementKind> = Extract<EntitlementRule, { kind: Kind }>;

const LINES: {
  readonly [Kind in EntitlementKind]: (rule: RuleOf<Kind>, path: string) => readonly Line[];
} = { 'result-fee': resultFee, 'process-fee': processFee, allowance, 'spend-line': spendLine };

function resultFee(rule: ResultFeeRule, path: string): readonly Line[] {
  const { basis, classes, service, rehire } = rule;
  const counts = rehire.traineeships === 'count';
  return [
    line(`${path}.basis`, basis, [
      'All’operatore, per il lavoro della persona, un compenso a risultato.',
      'To the provider, for the job of the person, a fee by result.',
    ]),
    ...classes.map((one) => classLine(one, path)),
    serviceLine(service, path),
    line(`${path}.rehire`, rehire.source, [
      `Non matura il lavoro presso chi ha già occupato la persona nei ${rehire.months} mesi prima${counts ? '' : ' (i tirocini non contano)'}.`,
      `A job with an employer of the ${rehire.months} months before earns nothing${counts ? '' : ' (traineeships do not count)'}.`,
    ]),
    ...readings(rule, path),
  ];
}

/** What is read one way or another of hours, of hires by the provider itself, and of other pathways. */
function readings({ hours, ownHires, sharing }: ResultFeeRule, path: string): readonly Line[] {
  return [
    line(`${path}.hours`, hours.source, HOURS[hours.impossible]),
    line(
      `${path}.ownHires`,
      ownHires.source,
      ownHires.earn
        ? [
            'Matura anche l’assunzione da parte dell’operatore stesso.',
            'A hire by the provider itself earns too.',
          ]
        : [
            'L’assunzione da parte dell’operatore stesso non matura.',
            'A hire by the provider itself does not earn.',
          ],
    ),
    line(`${path}.sharing`, sharing.source, SHARING[sharing.pathways]),
  ];
}

const HOURS: { readonly [impossible in ResultFeeRule['hours']['impossible']]: readonly [string, string] } = {
  'as-told': ['Le ore valgono come comunicate.', 'Hours are taken as told.'],
  'earn-nothing': [
    'Ore impossibili (nessuna, o oltre il tempo pieno) non fanno maturare nulla.',
    'Hours that cannot be (none, or beyond full time) earn nothing.',
  ],
};
const SHARING: { readonly [pathways in ResultFeeRule['sharing']['pathways']]: readonly [string, string] } = {
  several: ['Un rapporto può valere in più percorsi.', 'One relationship may earn in several pathways.'],
  one: ['Un rapporto vale in un solo percorso.', 'One relationship earns in one pathway only.'],
};

function classLine(
  { name, contracts, leastHoursShare, minCents, maxCents, milestones, source }: OutcomeClass,
  path: string,
): Line {
  const parts = joined(
    milestones.map(({ share: part, reached }) =>
      'day' in reached
        ? text(`${percent(part).it} il giorno ${reached.day}`, `${percent(part).en} on day ${reached.day}`)
        : text(
            `${percent(part).it} dopo ${reached.months} mesi`,
            `${percent(part).en} after ${reached.months} months`,
          ),
    ),
    ', ',
  );
  return line(`${path}.classes.${name}`, source, [
    `${name} (contratti ${codes(contracts).it}, almeno ${percent(leastHoursShare).it} del tempo pieno): da ${euro(minCents).it} a ${euro(maxCents).it} secondo il profilo; ${parts.it}.`,
    `${name} (contracts ${codes(contracts).en}, at least ${percent(leastHoursShare).en} of full time): ${euro(minCents).en} to ${euro(maxCents).en} by the profile; ${parts.en}.`,
  ]);
}

/** 5000 -> `50%`. */
function percent(share: number): Text {
  return inBoth((language) => `${number(share / 100, share % 100 === 0 ? 0 : 2)[language]}%`);
}

const BEGINS: { readonly [begins in ServiceRule['begins']]: Text } = {
  choice: text('dalla scelta', 'from the choice'),
  'first-meeting': text('dal primo incontro', 'from the first meeting'),
};
const ENDS: { readonly [ends in ServiceRule['ends']]: Text } = {
  'next-choice': text('finché non se ne sceglie un altro', 'until another is chosen'),
  departure: text('finché la persona non lo lascia', 'until the person leaves it'),
};

function serviceLine({ begins, ends, source }: ServiceRule, path: string): Line {
  return line(`${path}.service`, source, [
    `L’operatore ha in carico la persona ${BEGINS[begins].it}, ${ENDS[ends].it}.`,
    `The provider is in charge ${BEGINS[begins].en}, ${ENDS[ends].en}.`,
  ]);
}

function processFee(rule: ProcessFeeRule, path: string): readonly Line[] {
  const { basis, kinds, stepMinutes, mostSteps, centsPerHour, source, service, counting } = rule;
  const { beforeChoice, whileSuspended, mostMinutesADay } = counting;
  const before = beforeChoice === 'none';
  const suspended = whileSuspended === 'none';
  const most =
    mostMinutesADay === null
      ? text('senza limite al giorno', 'without a limit a day')
      : text(`al più ${mostMinutesADay} minuti al giorno`, `at most ${mostMinutesADay} minutes a day`);
  return [
    line(path, source, [
      `All’operatore, per ${activities(kinds).it}, ${euro(centsPerHour).it} l’ora, a scatti di ${stepMinutes} minuti, al più ${mostSteps} scatti.`,
      `To the provider, for ${activities(kinds).en}, ${euro(centsPerHour).en} an hour, in steps of ${stepMinutes} minutes, at most ${mostSteps} steps.`,
    ]),
    line(`${path}.basis`, basis, [
      'Il compenso a processo cita questa regola.',
      'The process fee cites this rule.',
    ]),
    serviceLine(service, path),
    line(`${path}.counting`, counting.source, [
      `Contano le attività svolte, ${most.it}; prima della scelta ${before ? 'nessuna' : 'quelle del primo scelto'}; mentre un lavoro sospende ${suspended ? 'nessuna' : 'anche'}.`,
      `Delivered activities count, ${most.en}; before the choice ${before ? 'none' : 'those of the first chosen'}; while a job suspends ${suspended ? 'none' : 'too'}.`,
    ]),
  ];
}

function allowance(rule: AllowanceRule, path: string): readonly Line[] {
  const { basis, kinds, leastMinutes, centsPerMonth, mostMonths, source } = rule;
  return [
    line(path, source, [
      `Alla persona ${euro(centsPerMonth).it} per ogni mese con almeno ${leastMinutes} minuti di ${activities(kinds).it}, al più ${mostMonths} mesi.`,
      `To the person ${euro(centsPerMonth).en} for each month with at least ${leastMinutes} minutes of ${activities(kinds).en}, at most ${mostMonths} months.`,
    ]),
    line(`${path}.basis`, basis, ['L’indennità cita questa regola.', 'The allowance cites this rule.']),
  ];
}

function spendLine(rule: SpendLineRule, path: string): readonly Line[] {
  const { basis, kinds, price, mostCents, service, source } = rule;
  const cost =
    'centsPerHour' in price
      ? text(`${euro(price.centsPerHour).it} l’ora`, `${euro(price.centsPerHour).en} an hour`)
      : text(`${euro(price.centsPerActivity).it} ciascuna`, `${euro(price.centsPerActivity).en} each`);
  return [
    line(path, source, [
      `Voce «${rule.part}»: ${activities(kinds).it}, ${cost.it}, al più ${euro(mostCents).it} per percorso.`,
      `Line "${rule.part}": ${activities(kinds).en}, ${cost.en}, at most ${euro(mostCents).en} for a percorso.`,
    ]),
    line(`${path}.basis`, basis, ['La voce cita questa regola.', 'The line cites this rule.']),
    serviceLine(service, path),
  ];
}
