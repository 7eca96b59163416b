import { entitledCents, outstandingCents, type PayeeAccount } from '../../domain/account/account';
import { actOf } from '../../domain/percorso/corrections';
import type { Agreed } from '../../domain/percorso/agreed';
import { EFFECTS } from '../../domain/percorso/effects';
import type { BegunPercorso } from '../../domain/percorso/state';
import { dateOf, type Instant } from '../../domain/time/civil-date';
import { THE_PERCORSO, type Given } from './given';
import { asking, YEARS_LATER, type Move } from './histories';
import { allDone, moneyOf } from './life';
import type { Asked } from './model';
import * as values from './values';

/** What silence brings: such a term that passed while a mistake stood runs anew from its correction. */
export const SILENCES: readonly string[] = [
  'AplAcceptanceExpired',
  'FirstMeetingMissed',
  'PlanOverdue',
  'AssegnoLapsed',
];

/** What other histories have effects answered by, is time that passes here until there is something to pay. */
export function paidLate({ kind, waitHours }: Move): Partial<Move> {
  const isIdle = kind === 'answer' || kind === 'late-answer' || kind === 'register';
  return isIdle ? { kind: 'money', waitHours: waitHours + 24 * 45 } : {};
}

/** What an ask came to as acts; what is so already is none. */
export function actsBy({ requestId }: Asked, life: Given | undefined): readonly string[] | undefined {
  const acts = life?.facts.filter((one) => one.causation === requestId && actOf(one as never) !== undefined);
  return acts?.map(({ event }) => event.type);
}

/** Effects are done at once, and corrections are asked on purpose: all other moves are as in any history. */
export function askedNow({ world }: Given, move: Move, at: Instant): Asked {
  const kinds: readonly Move['kind'][] = ['step', 'abandon', 'tell', 'activity', 'wander'];
  const kind = kinds.includes(move.kind) ? move.kind : 'step';
  const asked = asking({ ...move, kind, backDays: 0 }, THE_PERCORSO, { seen: world, at });
  const isCorrection = asked.command.type === 'CorrectFact';
  const command = isCorrection ? ({ type: 'RetryEffect', key: 'none@1' } as const) : asked.command;
  return { ...asked, command, requestId: `r-${at}-${String(world.facts[THE_PERCORSO]?.length ?? 0)}` };
}

export function accepted(life: Given, asked: Asked): Given | undefined {
  try {
    return waited(life.and(asked), asked.at);
  } catch (error) {
    if (error instanceof Error && /was to be accepted/.test(error.message)) return undefined;
    throw error;
  }
}

export function waited(life: Given, at: Instant): Given {
  return allDone(allDone(life).andWaited(at));
}

/** All that is owed now is proposed, approved and paid. */
export function paid(life: Given, at: Instant): Given {
  if (life.percorso.phase === 'none') return life;
  return moneyOf(life).payees.reduce((now, { payee }) => {
    const on = dateOf(at);
    const propose = { type: 'ProposePayment', on, payee } as const;
    const proposed = accepted(now, { stream: THE_PERCORSO, command: propose, at, actor: values.OFFICER });
    const fact = proposed?.facts.findLast(({ event }) => event.type === 'PaymentProposed');
    if (proposed === undefined || fact === undefined) return now;
    const approve = { type: 'ApprovePayment', on, proposal: fact.version } as const;
    return accepted(proposed, { stream: THE_PERCORSO, command: approve, at, actor: values.HEAD }) ?? now;
  }, life);
}

/** What a life comes to once all is over, what was paid too much is given back, and what is owed is paid. */
export function inTheEnd(life: Given) {
  const over = paid(givenBack(waited(life, YEARS_LATER)), YEARS_LATER);
  const { percorso } = over;
  if (percorso.phase === 'none') return percorso;
  const { history: _, correctedOn: __, asWas: ___, effects, dossier, agreed, ...path } = percorso;
  const { money, ...told } = dossier;
  const { payees, proposals, envelope, keptCents, heldCents, expected, settled } = money;
  return {
    // What was set aside at the issue was set aside then; what is now stands with the money.
    path: { ...path, done: path.done.map((one) => ({ ...one, reservedCents: 0 })) },
    agreed: unnumbered(agreed),
    told: { ...told, activities: told.activities.map(({ toldAt: ____, ...one }) => one) },
    effects: standing(effects),
    money: { proposals, envelope, keptCents, heldCents, expected, settled, payees: netOf(payees) },
    agenda: over.agenda,
    claims: { keys: over.world.keys, taken: over.world.taken },
  };
}

/** What was agreed, whatever versions its facts have: a mistake takes some. */
function unnumbered({ profiles, patto, plan }: Agreed) {
  const nth = (version: number | undefined) => profiles.findIndex((one) => one.version === version);
  return {
    profiles: profiles.map(({ version: _, ...one }) => one),
    patto: patto.map(({ version: _, contents, ...one }) => {
      return { ...one, contents: { ...contents, profile: nth(contents.profile) } };
    }),
    plan: plan === null ? null : { ...plan, version: 0 },
  };
}

function netOf(payees: readonly PayeeAccount[]) {
  const net = payees.map((one) => ({
    payee: one.payee,
    entitled: entitledCents(one),
    net: one.paid - one.recovered,
    outstanding: outstandingCents(one),
  }));
  return net.filter(({ entitled, net: cents }) => entitled + cents > 0);
}

function givenBack(life: Given): Given {
  if (life.percorso.phase === 'none') return life;
  const on = dateOf(YEARS_LATER);
  return moneyOf(life).payees.reduce((now, one) => {
    const cents = outstandingCents(one);
    if (cents === 0) return now;
    const command = { type: 'RecordRecovery', on, payee: one.payee, cents } as const;
    return allDone(now.and({ stream: THE_PERCORSO, command, at: YEARS_LATER, actor: values.HEAD }));
  }, life);
}

/** What stands in the world: told to a provider, booked, reserved. */
function standing(effects: BegunPercorso['effects']) {
  return effects
    .filter(({ effect, direction }) => direction === 'do' && 'after' in EFFECTS[effect].undo)
    .filter(({ effect }) => effect !== 'request-recovery')
    .map(({ effect, answer, details }) => ({ effect, answer, details }));
}
