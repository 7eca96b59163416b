import { EMPTY_ACCOUNT } from '../account/account';
import { assessed } from '../account/changes';
import { bare } from '../correction';
import type { Recorded } from '../decider';
import { evolveEffects } from '../effects';
import type { PersonId } from '../identifiers';
import { afterRecords, knownRecords, lostPlaces, NO_OTHER_RECORDS } from '../person/hearing';
import { INCENTIVE_EFFECTS } from './effects';
import { corrected } from './corrected';
import { movesMoney, type IncentiveEvent } from './events';
import { evolveMoney, ofEmployer, PART, released } from './money';
import {
  hearingIn,
  requestOf,
  type Applied,
  type Incentive,
  type Money,
  type Undecided,
  type WithMoney,
} from './state';

/** What is true after one more fact. A fact that cannot follow the state is a broken register: it stops loudly. */
export function evolve(before: Incentive, fact: Recorded<IncentiveEvent>): Incentive {
  const stepped = step(before, fact);
  if (stepped.phase === 'none') return stepped;
  const after = {
    ...stepped,
    places: placesAfter(before, stepped),
    effects: evolveEffects(INCENTIVE_EFFECTS, stepped.effects, fact),
    history: [...stepped.history, bare(fact)],
  };
  return after.phase === 'withdrawn' ? { ...after, money: released(after.money, after.effects) } : after;
}

/** The place of the worker is taken under every record of hers that is known then, and held while she has one. */
function placesAfter(before: Incentive, after: Applied): readonly PersonId[] {
  if (!holdsPlace(after)) return [];
  return holdsPlace(before) ? after.places : knownRecords(hearingIn(after));
}

function holdsPlace({ phase }: Incentive): boolean {
  return phase === 'awaiting-funds' || phase === 'admitted';
}

function step(before: Incentive, fact: Recorded<IncentiveEvent>): Incentive {
  const event = fact.event;
  if (movesMoney(event)) return changed(before, fact);
  switch (event.type) {
    case 'IncentiveApplied':
      return applied(before, fact, event);
    case 'HireObserved':
    case 'WorkerDeathObserved':
    case 'PathwayConsulted':
    case 'PersonJoined':
    case 'PersonParted':
      return known(before, fact, event);
    case 'AdmissionDeferred':
      return 'money' in before ? before : decided(undecided(before, fact), fact, event);
    case 'FactsAwaited':
    case 'IncentiveRejected':
    case 'IncentiveAdmitted':
      return decided(undecided(before, fact), fact, event);
    case 'FundsAwaited':
      if (before.phase !== 'deferred') return withMoney(before, fact);
      return { ...requestOf(before), phase: 'awaiting-funds' };
    case 'IncentiveReduced':
    case 'IncentiveRestored':
    case 'IncentiveReserved':
      return { ...changed(before, fact), phase: 'admitted', awaitsFacts: false };
    case 'IncentiveWithdrawn':
      return withdrawn(changed(before, fact), event);
    case 'FactCorrected':
      return before.phase === 'none' ? broken(before, fact) : corrected(before, event, fact);
    case 'EffectAnswered':
    case 'EffectReopened':
    case 'EffectClosed':
      return 'money' in before ? changed(before, fact) : before;
  }
}

type Event<Type extends IncentiveEvent['type']> = Extract<IncentiveEvent, { type: Type }>;

function applied(
  before: Incentive,
  fact: Recorded<IncentiveEvent>,
  { application, rules, pathway, communications, beside = [] }: Event<'IncentiveApplied'>,
): Incentive {
  if (before.phase !== 'none') return broken(before, fact);
  const request = { application, appliedOn: fact.effectiveOn, rules, pathway, communications, diedOn: null };
  const worker = { personId: application.personId, records: { ...NO_OTHER_RECORDS, beside } };
  const empty = { places: [], missing: [], noticed: [], effects: [], history: [], correctedOn: null };
  return { ...request, ...empty, phase: 'awaiting-facts', worker };
}

function known(
  before: Incentive,
  fact: Recorded<IncentiveEvent>,
  event: Event<'HireObserved' | 'WorkerDeathObserved' | 'PathwayConsulted' | 'PersonJoined' | 'PersonParted'>,
): Incentive {
  if (before.phase === 'none') return broken(before, fact);
  switch (event.type) {
    case 'HireObserved':
      return {
        ...before,
        communications: [...before.communications, event.communication],
        noticed: [...before.noticed, event.personVersion],
      };
    case 'WorkerDeathObserved':
      return { ...before, diedOn: event.diedOn, noticed: [...before.noticed, event.personVersion] };
    case 'PathwayConsulted':
      return { ...before, pathway: event.pathway };
    case 'PersonJoined':
    case 'PersonParted': {
      const { personId, records, ...heard } = afterRecords(hearingIn(before), event, fact.toldAt);
      const worker = { personId, records };
      const lost = lostPlaces(before.places, worker);
      return { ...before, ...heard, worker, places: before.places.filter((one) => !lost.includes(one)) };
    }
  }
}

function decided(
  before: Undecided,
  fact: Recorded<IncentiveEvent>,
  event: Event<'FactsAwaited' | 'AdmissionDeferred' | 'IncentiveRejected' | 'IncentiveAdmitted'>,
): Applied {
  const request = requestOf(before);
  switch (event.type) {
    case 'FactsAwaited':
      return { ...request, phase: 'awaiting-facts', missing: event.missing };
    case 'AdmissionDeferred':
      return { ...request, phase: 'deferred', at: fact.toldAt };
    case 'IncentiveRejected':
      return { ...request, phase: 'rejected', conditions: event.conditions };
    case 'IncentiveAdmitted':
      return {
        ...request,
        phase: 'admitted',
        barredBy: [],
        awaitsFacts: false,
        money: admittedMoney(before, event),
      };
  }
}

function admittedMoney({ application }: Undecided, { envelope, cents }: Event<'IncentiveAdmitted'>): Money {
  const money: Money = { ...EMPTY_ACCOUNT, envelope, heldCents: cents };
  return assessed(money, ofEmployer(application), { name: PART, cents });
}

function changed(before: Incentive, fact: Recorded<IncentiveEvent>) {
  const held = withMoney(before, fact);
  return { ...held, money: evolveMoney(held, fact) };
}

function withdrawn(before: WithMoney, { conditions, final }: Event<'IncentiveWithdrawn'>): Applied {
  const now = { ...before, phase: 'withdrawn' as const };
  return final === undefined ? now : { ...now, barredBy: conditions, awaitsFacts: false };
}

function withMoney(before: Incentive, fact: Recorded<IncentiveEvent>) {
  return before.phase === 'admitted' || before.phase === 'withdrawn' ? before : broken(before, fact);
}

function undecided(before: Incentive, fact: Recorded<IncentiveEvent>): Undecided {
  switch (before.phase) {
    case 'awaiting-facts':
    case 'deferred':
    case 'awaiting-funds':
      return before;
    case 'none':
    case 'rejected':
    case 'admitted':
    case 'withdrawn':
      return broken(before, fact);
  }
}

function broken(incentive: Incentive, fact: Recorded<IncentiveEvent>): never {
  throw new Error(
    `${fact.stream} version ${fact.version}: ${fact.event.type} cannot follow phase ${incentive.phase}`,
  );
}
