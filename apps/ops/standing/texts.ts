import type { Text } from '../../../domain/texts';
import type { CivilDate } from '../../../domain/time/civil-date';
import { text } from '../../modules/texts/text';
import { counted, day, euro } from '../text';

const MINUTES = [text('minuto', 'minute'), text('minuti', 'minutes')] as const;
const MONTHS = [text('mese', 'month'), text('mesi', 'months')] as const;

/** Words about jobs, fees and the account of a percorso. */
export const STANDING_TEXTS = {
  account: text('Conti', 'Account'),
  jobs: text('Rapporti di lavoro noti', 'Jobs known'),
  noJobs: text('  nessuno', '  none known'),
  openEnded: text('a tempo indeterminato', 'open-ended'),
  noClass: text('nessuna classe', 'no class'),
  then: text(' poi ', ' then '),
  and: text(' e ', ' and '),
  tooShort: text(', ma per quanto noto è troppo breve', ', but it is too short as known'),
  until: (last: CivilDate): Text => text(`fino al ${day(last)}`, `to ${day(last)}`),
  employer: (employer: string): Text => text(`datore di lavoro ${employer}`, `employer ${employer}`),
  reached: (on: CivilDate): Text => text(`soglia raggiunta il ${day(on)}`, `reached ${day(on)}`),
  payable: (from: CivilDate): Text => text(`pagabile dal ${day(from)}`, `payable from ${day(from)}`),
  to: (payee: string): Text => text(`a ${payee}`, `to ${payee}`),
  of: (part: Text, payee: string): Text => text(`${part.it} di ${payee}`, `${part.en} of ${payee}`),
  reserved: text('prenotato', 'reserved'),
  committed: text('impegnato', 'committed'),
  missing: text('mancante nello stanziamento', 'missing from the envelope'),
} as const;

/** How a sum comes about. */
export const FEE_TEXTS = {
  process: (one: {
    readonly payee: string;
    readonly steps: number;
    readonly stepMinutes: number;
    readonly centsPerHour: number;
    readonly cents: number;
  }): Text => {
    const [each, sum] = [euro(one.centsPerHour), euro(one.cents)];
    const minutes = counted(one.stepMinutes, ...MINUTES);
    return text(
      `processo di ${one.payee}: ${one.steps} x ${minutes.it} a ${each.it} l’ora = ${sum.it}`,
      `process of ${one.payee}: ${one.steps} x ${minutes.en} at ${each.en} an hour = ${sum.en}`,
    );
  },
  atMost: (parts: Text, cents: number): Text => {
    const sum = euro(cents);
    return text(`${parts.it} insieme al massimo ${sum.it}`, `${parts.en} together at most ${sum.en}`);
  },
  allowance: (one: {
    readonly of: Text;
    readonly months: number;
    readonly mostMonths: number;
    readonly leastMinutes: number;
    readonly centsPerMonth: number;
    readonly cents: number;
  }): Text => {
    const [each, sum] = [euro(one.centsPerMonth), euro(one.cents)];
    const [most, least] = [counted(one.mostMonths, ...MONTHS), counted(one.leastMinutes, ...MINUTES)];
    return text(
      `${one.of.it}: ${one.months} di al massimo ${most.it} da ${least.it}, a ${each.it} ciascuno = ${sum.it}`,
      `${one.of.en}: ${one.months} of at most ${most.en} of ${least.en}, at ${each.en} each = ${sum.en}`,
    );
  },
  business: (of: Text, openedOn: CivilDate, sum: Text): Text =>
    text(`${of.it}, il ${day(openedOn)} = ${sum.it}`, `${of.en}, on ${day(openedOn)} = ${sum.en}`),
  perHour: (cents: number): Text => text(`${euro(cents).it} l’ora`, `${euro(cents).en} an hour`),
  perActivity: (cents: number): Text => text(`${euro(cents).it} ciascuna`, `${euro(cents).en} each`),
  spendLine: (of: Text, each: Text, sums: { readonly most: Text; readonly sum: Text }): Text =>
    text(
      `${of.it}: ${each.it}, al massimo ${sums.most.it} = ${sums.sum.it}`,
      `${of.en}: ${each.en}, at most ${sums.most.en} = ${sums.sum.en}`,
    ),
} as const;

/** What is due to a payee, and how far it has come. */
export const PAYEE_TEXTS = {
  entitled: (payee: string): Text => text(`${payee}: spettante`, `${payee}: entitled`),
  owed: (payee: string): Text => text(`${payee}: dovuto`, `${payee}: owed`),
  paid: (payee: string): Text => text(`${payee}: pagato`, `${payee}: paid`),
  recovered: (payee: string): Text => text(`${payee}: recuperato`, `${payee}: recovered`),
  toNothing: text('nulla', 'to nothing'),
  by: (cents: number, part: Text): Text =>
    text(`${euro(cents).it} per ${part.it}`, `${euro(cents).en} by ${part.en}`),
  proposable: (owed: number, payable: number): Text => {
    const [all, now] = [euro(owed), euro(payable)];
    return text(
      `${all.it}, di cui proponibili ora ${now.it}`,
      `${all.en}, of which ${now.en} may be proposed now`,
    );
  },
  askedBack: (recovered: number, claimed: number): Text => {
    const [back, all] = [euro(recovered), euro(claimed)];
    return text(`${back.it} di ${all.it} chiesti indietro`, `${back.en} of ${all.en} asked back`);
  },
  proposal: (proposal: string, standing: Text): Text =>
    text(`proposta ${proposal}, ${standing.it}`, `proposal ${proposal}, ${standing.en}`),
  proposed: (one: { readonly cents: number; readonly to: string; readonly by: string }): Text => {
    const sum = euro(one.cents);
    return text(`${sum.it} a ${one.to}, da ${one.by}`, `${sum.en} to ${one.to}, by ${one.by}`);
  },
} as const;
