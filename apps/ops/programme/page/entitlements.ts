import type {
  AllowanceRule,
  BusinessFeeRule,
  EntitlementKind,
  EntitlementOf,
  EntitlementRule,
  ProcessFeeRule,
  SpendLineRule,
} from '../../../../domain/programmes/entitlements';
import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import { text } from '../../../modules/texts/text';
import { euro } from '../../text';
import { serviceLine } from './in-charge';
import { line, type Line } from './line';
import { resultFee } from './result-fee';
import { activities } from './words';

/** To what the programme entitles whom. */
export function entitlements({ entitlements: all }: ProgrammeVersion): readonly Line[] {
  return all.flatMap((rule) => {
    const lines = LINES[rule.kind] as (one: EntitlementRule, path: string) => readonly Line[];
    return lines(rule, `entitlements.${rule.part}`);
  });
}

const LINES: {
  readonly [Kind in EntitlementKind]: (rule: EntitlementOf<Kind>, path: string) => readonly Line[];
} = {
  'result-fee': resultFee,
  'process-fee': processFee,
  allowance,
  'spend-line': spendLine,
  'business-fee': businessFee,
};

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
  const { basis, kinds, leastMinutes, centsPerMonth, mostMonths, prorated, source } = rule;
  return [
    line(path, source, [
      `Alla persona ${euro(centsPerMonth).it} per ogni mese con almeno ${leastMinutes} minuti di ${activities(kinds).it}, al più ${mostMonths} mesi.`,
      `To the person ${euro(centsPerMonth).en} for each month with at least ${leastMinutes} minutes of ${activities(kinds).en}, at most ${mostMonths} months.`,
    ]),
    ...(prorated === undefined
      ? []
      : [
          line(`${path}.prorated`, prorated, [
            'Di ogni mese contano i giorni senza lavoro, fino all’uscita o alla fine: in proporzione la somma e i minuti.',
            'Of each month the days out of work count, up to an exit or the end: as much of the sum, and of the minutes.',
          ]),
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

function businessFee(rule: BusinessFeeRule, path: string): readonly Line[] {
  const { basis, cents, service, source } = rule;
  return [
    line(path, source, [
      `All’operatore in carico quel giorno, per l’impresa avviata dalla persona, ${euro(cents).it}.`,
      `To the provider in charge on that day, for the business that the person opened, ${euro(cents).en}.`,
    ]),
    line(`${path}.basis`, basis, [
      'Il compenso per l’impresa cita questa regola.',
      'The fee for a business cites this rule.',
    ]),
    serviceLine(service, path),
  ];
}
