import type { Communication } from '../../../domain/employment/communication';
import type { Text } from '../../../domain/texts';
import type { CivilDate } from '../../../domain/time/civil-date';
import { codeText } from '../../modules/texts/codes';
import { text } from '../../modules/texts/text';
import { day, euro } from '../text';

/** What a fact says beside its title. */
export const DETAIL_TEXTS = {
  minutes: [text('minuto', 'minute'), text('minuti', 'minutes')],
  group: text('di gruppo', 'group'),
  unaccredited: (body: string, from: CivilDate, to: CivilDate | null): Text =>
    to === null
      ? text(`${body} dal ${day(from)}`, `${body} from ${day(from)}`)
      : text(`${body} dal ${day(from)} al ${day(to)}`, `${body} from ${day(from)} to ${day(to)}`),
  communication: ({ kind, event, eventOn, contract, protocol }: Communication): Text => {
    const [of, what] = [codeText('communication', kind), codeText('communication', event)];
    return text(
      `${what.it} (${of.it}) ${day(eventOn)}, ${contract}, protocollo ${protocol}`,
      `${of.en} ${what.en} ${day(eventOn)}, ${contract}, protocol ${protocol}`,
    );
  },
  expected: (outcome: string, sum: Text): Text =>
    text(`${outcome}, ${sum.it} attesi in tutto`, `${outcome}, ${sum.en} expected in all`),
  reached: (milestone: string, on: CivilDate): Text =>
    text(`${milestone} raggiunto il ${day(on)}`, `${milestone} reached ${day(on)}`),
  of: (part: string, payee: string): Text => {
    const { it, en } = codeText('part', part);
    return text(`${it} di ${payee}`, `${en} of ${payee}`);
  },
  assessed: (
    of: Text,
    { entitledCents, differenceCents }: { readonly entitledCents: number; readonly differenceCents: number },
  ): Text => {
    const [sum, difference] = [euro(entitledCents), euro(differenceCents)];
    const sign = differenceCents > 0 ? '+' : '';
    return text(
      `${of.it} ${sum.it} (${sign}${difference.it})`,
      `${of.en} ${sum.en} (${sign}${difference.en})`,
    );
  },
  earned: (of: Text, on: CivilDate): Text =>
    text(`${of.it} maturato il ${day(on)}`, `${of.en} earned ${day(on)}`),
  to: (sum: Text, payee: string): Text => text(`${sum.it} a ${payee}`, `${sum.en} to ${payee}`),
  from: (sum: Text, payee: string): Text => text(`${sum.it} da ${payee}`, `${sum.en} from ${payee}`),
  less: (payee: string, sum: Text, left: Text): Text =>
    text(
      `${sum.it} in meno da ${payee}, restano ${left.it}`,
      `${sum.en} less from ${payee}, ${left.en} still to come`,
    ),
  accredited: text('accreditato', 'accredited'),
  notAccredited: (bodies: string): Text => text(`non accreditati: ${bodies}`, `not accredited: ${bodies}`),
  neverHappened: (version: number): Text =>
    text(`il fatto ${version} non è mai avvenuto`, `fact ${version} never happened`),
  insteadOf: (version: number, facts: Text): Text =>
    text(`al posto del fatto ${version}: ${facts.it}`, `instead of fact ${version}: ${facts.en}`),
  withdrawn: (versions: string): Text => text(`con esso vengono meno ${versions}`, `with it go ${versions}`),
  overtaken: (versions: string): Text => text(`superati ${versions}`, `overtaken ${versions}`),
  correctedBy: (version: number): Text =>
    text(`(rettificato dal fatto ${version})`, `(corrected by ${version})`),
  transferred: (from: string, to: string, because: Text): Text =>
    text(`da ${from} a ${to}, ${because.it}`, `${from} to ${to}, ${because.en}`),
  joined: (from: string, into: string): Text => text(`${from} in ${into}`, `${from} into ${into}`),
  parted: (from: string, into: string): Text => text(`${from}, di nuovo ${into}`, `${from}, again ${into}`),
  proposal: (proposal: number): Text => text(`proposta ${proposal}`, `proposal ${proposal}`),
  against: (claim: string): Text => text(`compensato con ${claim}`, `set off against ${claim}`),
  instalments: (number: number, first: CivilDate): Text =>
    text(`${number} rate dal ${day(first)}`, `${number} instalments from ${day(first)}`),
} as const;
