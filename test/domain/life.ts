import { activityOf } from './percorso/activity';
import { entitledCents } from '../../domain/account/account';
import { payeeId } from '../../domain/account/payee';
import type { Communication } from '../../domain/employment/communication';
import { aplStream, envelopeStream, personStream, type AplId } from '../../domain/identifiers';
import type { PercorsoEvent } from '../../domain/percorso/events';
import type { Money } from '../../domain/percorso/money';
import type { CivilDate } from '../../domain/time/civil-date';
import { acted, Given, registersUnder, SUBMIT, told } from './given';
import type { Asked } from './model';
import { FIRST_READING } from './readings';
import * as values from './values';

/** A message about Maria's employment, told at ten on the day on which it is received, or on another day. */
export function reported(
  communication: Communication,
  on: CivilDate | string = communication.receivedOn,
): Asked {
  return {
    stream: personStream(values.MARIA),
    command: { type: 'ReportEmployment', communication },
    at: values.moment(on),
    actor: values.CPI,
  };
}

export function envelopeOf(cents: number, on: string): Asked {
  const command = { type: 'ResizeEnvelope', cents } as const;
  return { stream: envelopeStream(values.ENVELOPE), command, at: values.moment(on), actor: values.CPI };
}

export function placesAt(aplId: AplId, places: number): Asked {
  const on = values.day('2020-01-02');
  const command = { type: 'SetAplPlaces', on, places } as const;
  return { stream: aplStream(aplId), command, at: values.moment(on), actor: values.CPI };
}

/** Maria's percorso until its first meeting on 20 January; the APL is chosen on 15 January, unless told otherwise. */
export function begun({
  profileIndex = 8000,
  plan = true,
  before = [] as readonly Asked[],
  rulebook = FIRST_READING,
} = {}): Given {
  return new Given(registersUnder(rulebook)).and(
    ...before,
    acted('2020-01-07', SUBMIT),
    acted('2020-01-08', { type: 'TakeInCharge' }),
    acted('2020-01-09', { type: 'AssignProfile', profileIndex }),
    acted('2020-01-10', { type: 'SignPatto' }),
    acted('2020-01-13', { type: 'IssueAssegno' }),
    acted('2020-01-15', { type: 'ChooseApl', provider: values.only(values.APL_GINESTRA) }),
    acted('2020-01-17', { type: 'AcceptPerson' }, values.GINESTRA),
    acted('2020-01-20', { type: 'HoldFirstMeeting', tutorId: values.TUTOR }, values.GINESTRA),
    ...(plan ? [acted('2020-01-21', { type: 'SignPlan', signers: ['person', 'apl'] })] : []),
  );
}

/** What happens after it, in the order of time, with every effect that is owed performed at once. */
export function lived(before: Given, ...asks: readonly Asked[]): Given {
  const inOrder = [...asks].sort((one, other) => (one.at < other.at ? -1 : 1));
  return inOrder.reduce(
    (life, asked) => allDone(life.andWaited(asked.at).and(asked).andWaited(asked.at)),
    allDone(before),
  );
}

/** Time passes, and every effect that fell due is performed. */
export function until(life: Given, on: string): Given {
  return allDone(life.andWaited(on));
}

export function allDone(life: Given): Given {
  let now = life;
  while (now.agenda.owed.length > 0) now = now.andAnswered('done');
  return now;
}

/** One hour of the chosen APL with Maria, told on its day. */
export function hour(on: string, digit: number, minutes = 60): Asked {
  return told(on, activityOf({ on, digit, minutes }), values.GINESTRA);
}

/** All that is owed to the APL is proposed by one person, approved by another, and paid. */
export function paidOut(life: Given, on: string, aplId = values.APL_GINESTRA): Given {
  const proposed = life.and(acted(on, { type: 'ProposePayment', payee: `apl/${aplId}` }, values.OFFICER));
  return allDone(proposed.and(approval(proposed, on)));
}

export function approval(proposed: Given, on: string, actor = values.HEAD): Asked {
  return acted(on, { type: 'ApprovePayment', proposal: lastVersionOf(proposed, 'PaymentProposed') }, actor);
}

export function lastVersionOf({ facts }: Given, type: PercorsoEvent['type']): number {
  const found = facts.findLast((fact) => fact.event.type === type);
  if (found === undefined) throw new Error(`There is no ${type}`);
  return found.version;
}

export function moneyOf({ percorso }: Given): Money {
  if (percorso.phase === 'none') throw new Error('There is no percorso');
  return percorso.dossier.money;
}

/** What was assessed for each APL in all parts. Cents. */
export function assessed(life: Given): { readonly [aplId: string]: number } {
  const { payees } = moneyOf(life);
  return Object.fromEntries(payees.map((one) => [payeeId(one.payee), entitledCents(one)]));
}

/** The facts of those kinds, each with its day. */
export function happened({ facts }: Given, ...types: readonly PercorsoEvent['type'][]) {
  return facts
    .filter((fact) => types.some((type) => type === fact.event.type))
    .map(({ event, effectiveOn }) => ({ on: effectiveOn, ...event }));
}

export function deadlines({ agenda }: Given): readonly (readonly [string, CivilDate])[] {
  return agenda.deadlines.map(({ name, lastDay }) => [name, lastDay] as const);
}
