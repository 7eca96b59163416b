import { isStillOwed } from '../account/decide';
import type { Account } from '../account/account';
import { payeeId, type Payee } from '../account/payee';
import { isSetOffOrder } from '../account/set-off';
import type { EffectStanding } from '../effects';
import type { Communication } from '../employment/communication';
import { hangingAmong } from '../employment/contradictions';
import { relationshipsOf } from '../employment/relationships';
import { kindOf, type EmployerId, type EnvelopeCode, type StreamId } from '../identifiers';
import type { Incentive } from '../incentive/state';
import { isDeceased } from '../percorso/deceased';
import type { Percorso } from '../percorso/state';
import { programmeCodeOf } from '../programmes/rulebook';
import type { Instant } from '../time/civil-date';

/** A payment that was approved, by the stream that owes it and the key of its effect. */
export interface OrderName {
  readonly stream: StreamId;
  readonly key: string;
}

/** An order as its stream tells it now. Cents. */
export interface Order extends OrderName {
  readonly payee: Payee;
  readonly cents: number;
  readonly envelope: EnvelopeCode;
  readonly programme: string;
  /** Since when it is owed; another instant once it was refused and is to be tried again. */
  readonly owedSince: Instant;
  /** Whether it waits to be paid: neither paid nor refused. */
  readonly isOpen: boolean;
  /** Whether all of it is still owed. */
  readonly isOwed: boolean;
  readonly isDeceased: boolean;
  /** What is missing of the evidence on which the entitlement rests. */
  readonly lacking: readonly string[];
}

/** The effects by which money is paid. */
export const PAYING_EFFECTS = ['pay-fee', 'pay-incentive'] as const;
export type PayingEffect = (typeof PAYING_EFFECTS)[number];

/** All payments that a stream ever ordered, as its state tells them; what is set off is paid by nobody. */
export function ordersOf(stream: StreamId, state: unknown): readonly Order[] {
  const kind = kindOf(stream);
  if (kind === 'percorso') return ofPercorso(stream, state as Percorso);
  return kind === 'incentive' ? ofIncentive(stream, state as Incentive) : [];
}

/** The name by which a run holds an order for itself. */
export function orderName({ stream, key }: OrderName): string {
  return `${stream}#${key}`;
}

/** `pay-fee@…` -> `pay-fee`. */
export function payingEffectOf({ key }: Pick<OrderName, 'key'>): PayingEffect {
  return key.startsWith('pay-fee@') ? 'pay-fee' : 'pay-incentive';
}

function ofPercorso(stream: StreamId, percorso: Percorso): readonly Order[] {
  if (percorso.phase === 'none') return [];
  const { money } = percorso.dossier;
  const { envelope } = money;
  if (envelope === null) return [];
  const programme = programmeCodeOf(percorso.rules);
  return percorso.effects
    .filter(({ effect, details }) => effect === 'pay-fee' && !isSetOffOrder(details))
    .map((standing) => {
      const payee = standing.details['payee'] as Payee;
      return {
        ...orderOf(stream, standing, money),
        payee,
        envelope,
        programme,
        isDeceased: isDeceased(payee, percorso),
        lacking: lackingIn(percorso.dossier.communications),
      };
    });
}

/** An application that should have been rejected, as a correction found, lacks what it should have been rejected for. */
function ofIncentive(stream: StreamId, incentive: Incentive): readonly Order[] {
  if (incentive.phase !== 'admitted' && incentive.phase !== 'withdrawn') return [];
  const { money, application, barredBy } = incentive;
  return incentive.effects
    .filter(({ effect, details }) => effect === 'pay-incentive' && !isSetOffOrder(details))
    .map((standing) => ({
      ...orderOf(stream, standing, money),
      payee: `employer/${standing.details['employer'] as EmployerId}`,
      envelope: money.envelope,
      programme: application.programme,
      isDeceased: false,
      lacking: [...barredBy, ...lackingIn(incentive.communications)],
    }));
}

/** Messages that wait for the hire that they refer to, of employers of whom a job is known: they may change what is owed for it. */
function lackingIn(communications: readonly Communication[]): readonly string[] {
  const employers = relationshipsOf(communications).map(({ employer }) => employer);
  return hangingAmong(communications)
    .filter(({ employer }) => employers.includes(employer))
    .map(({ protocol }) => protocol);
}

function orderOf(stream: StreamId, { key, details, owedSince, answer }: EffectStanding, account: Account) {
  return {
    stream,
    key,
    owedSince,
    cents: Number(details['cents']),
    isOpen: answer === 'open' || answer === 'unknown',
    isOwed: isStillOwed(account, details['proposal']),
  };
}

/** `apl/57894950971: durc-missing`, as a refusal names it. */
export function named({ payee }: Pick<Order, 'payee'>, blockers: readonly string[]): string {
  return `${payeeId(payee)}: ${blockers.join(', ')}`;
}
