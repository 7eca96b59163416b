import type { Citation } from '../../../domain/ruling';
import { envelopeStream, parseEnvelopeCode } from '../../../domain/identifiers';
import type { Communication } from '../../../domain/employment/communication';
import type { Facts } from '../../../domain/programmes/facts';
import type { ProgrammeVersion } from '../../../domain/programmes/programme';
import type { Rulebook } from '../../../domain/programmes/rulebook';
import { addDays } from '../../../domain/time/civil-date';
import { acted, Given, registersUnder, SUBMIT } from '../given';
import { moneyOf, reported } from '../life';
import type { Asked } from '../model';
import { CPI, day, made, MARIA, moment } from '../values';

/** Everything stands from before the earliest adhesion on; told at that moment. */
const BEFORE = moment('2019-12-02');

export function opened(code: string, cents: number): Asked {
  const stream = envelopeStream(made(parseEnvelopeCode, code));
  return { stream, command: { type: 'OpenEnvelope', cents }, at: BEFORE, actor: CPI };
}

/** The registers under these rules, with envelopes of so many cents. */
export function begin(rulebook: Rulebook, envelopes: { readonly [code: string]: number }): Given {
  const asks = Object.entries(envelopes).map(([code, cents]) => opened(code, cents));
  return new Given(registersUnder(rulebook)).and(...asks);
}

export function adhering({ code }: Pick<ProgrammeVersion, 'code'>, on: string, facts: Facts): Asked {
  return acted(on, { ...SUBMIT, personId: MARIA, programme: code, facts });
}

/** Messages told so many days after the first of them could be; all received long ago, so that only the telling differs. */
export function toldLater(
  messages: readonly Communication[],
  gaps: readonly number[],
  from: string,
): readonly Asked[] {
  return messages.map((message, index) =>
    reported({ ...message, receivedOn: day('2019-12-31') }, addDays(day(from), gaps[index] ?? 0)),
  );
}

/** What is owed to whom for which part, and what stays set aside. */
export function standingOf(life: Given) {
  const { payees, keptCents, heldCents, settled } = moneyOf(life);
  const owed = payees
    .flatMap(({ payee, entitled }) => Object.entries(entitled).map((one) => [payee, ...one] as const))
    .filter(([, , cents]) => cents > 0)
    .sort();
  return { owed, keptCents, heldCents, settled };
}

/** The open parameters of the seeds (P01-P35) that the rules of a version name, each beside the status of its value. */
export function parametersOf(version: ProgrammeVersion): readonly string[] {
  const ids = citationsOf(version).flatMap(({ id }) => id.match(/\bP\d\d\b/g) ?? []);
  return [...new Set(ids)].sort();
}

function citationsOf(rules: unknown): readonly Citation[] {
  if (typeof rules !== 'object' || rules === null) return [];
  return 'status' in rules && 'act' in rules
    ? [rules as Citation]
    : Object.values(rules).flatMap(citationsOf);
}
