import { bare } from '../correction';
import type { Recorded } from '../decider';
import { evolveEffects } from '../effects';
import { dateOf } from '../time/civil-date';
import { heardOf, placesAfter } from './after-records';
import { evolveAgreed, NOTHING_AGREED, type AGREED_CHANGES } from './agreed';
import { broken, open, taken } from './broken';
import { holding, isCorrection } from './corrections';
import { emptyDossier, evolveDossier, type DOSSIER_CHANGES } from './dossier';
import { addressed, broughtBack, EFFECTS } from './effects';
import { ended, endedByDeath } from './ending';
import { withFirsts } from './first-steps';
import type { FactCorrected, PercorsoEvent } from './events';
import { withHeld, type MONEY_CHANGES } from './money';
import {
  NO_PERCORSO,
  stepIn,
  type BegunPercorso,
  type OpenPercorso,
  type Percorso,
  type StepDone,
} from './state';
import { chooseAgain, chosen, takenBack } from './provider-left';
import { isAgreedWith } from './team-signatures';

/** What is true after one more fact. A fact that cannot follow the state is a broken register: it stops loudly. */
export function evolve(before: Percorso, fact: Recorded<PercorsoEvent>): Percorso {
  return isCorrection(fact) ? corrected(before, fact) : told(before, fact);
}

/** The percorso told again with what holds instead; what was done to the world meanwhile, and the money held, stay as they are. */
function corrected(before: Percorso, fact: Recorded<FactCorrected>): BegunPercorso {
  if (before.phase === 'none') return broken(before, fact);
  const held = holding([...before.history, fact]);
  const again = held.reduce(told, NO_PERCORSO);
  if (again.phase === 'none') return broken(before, fact);
  const brought = broughtBack(evolveEffects(EFFECTS, before.effects, fact), held, fact);
  const effects = addressed(brought, { isDead: again.dossier.death !== null });
  const { envelope, keptCents } = before.dossier.money;
  const money = { ...again.dossier.money, envelope, keptCents };
  const dossier = { ...again.dossier, places: placesAfter(before, again), money: withHeld(money, effects) };
  return { ...again, effects, asWas: before, dossier, history: [...before.history, bare(fact)] };
}

/** One fact more, on top of what was told so far. */
export function told(before: Percorso, fact: Recorded<PercorsoEvent>): Percorso {
  const change = CHANGES[fact.event.type] as Change<PercorsoEvent['type']> | 'nothing' | undefined;
  const after = change === 'nothing' || change === undefined ? before : change(before, fact);
  if (after.phase === 'none') return after;
  const agreed = evolveAgreed(after.agreed, fact, after.dossier.firsts);
  const dossier = evolveDossier(after.dossier, fact, after.effects);
  const effects = addressed(evolveEffects(EFFECTS, after.effects, fact), { isDead: dossier.death !== null });
  const isStep = before.phase === 'none' || before.done !== after.done;
  const firsts = isStep ? withFirsts(dossier.firsts, after.done) : dossier.firsts;
  const money = withHeld(dossier.money, effects);
  const history = [...after.history, bare(fact)];
  return { ...after, effects, agreed, history, dossier: { ...dossier, firsts, money } };
}

type Event<Type extends PercorsoEvent['type']> = Extract<PercorsoEvent, { type: Type }>;
type Change<Type extends PercorsoEvent['type']> = (before: Percorso, fact: Recorded<Event<Type>>) => Percorso;

/** The facts that change the dossier, the money or what was agreed, which have their own tables. */
type FoldedBeside = keyof typeof DOSSIER_CHANGES | keyof typeof MONEY_CHANGES | keyof typeof AGREED_CHANGES;

/** What each fact changes of the steps and of the phase. One that no table folds breaks the build; one that only moves effects says so. */
const CHANGES: { readonly [Type in FoldedBeside]?: Change<Type> } & {
  readonly [Type in Exclude<PercorsoEvent['type'], FoldedBeside>]: Change<Type> | 'nothing';
} = {
  AdhesionSubmitted: begun,
  FactsRecorded: (before, fact) => {
    const held = undecided(before, fact);
    return { ...held, facts: { ...held.facts, ...fact.event.facts }, since: fact.effectiveOn };
  },
  TakenInCharge: (before, fact) => step(before, fact, { step: 'taking-charge' }),
  ProfileAssigned: (before, fact) =>
    step(before, fact, { step: 'profile', profileIndex: fact.event.profileIndex }),
  PathAssigned: (before, fact) => step(before, fact, { step: 'assessment', path: fact.event.path }),
  PathChanged: (before, fact) => {
    const assessed = { ...taken(before, 'assessment', fact), path: fact.event.path };
    const held = open(before, fact);
    return { ...held, done: held.done.map((one) => (one.step === 'assessment' ? assessed : one)) };
  },
  TeamAgreementSigned: (before, fact) =>
    isAgreedWith(open(before, fact), fact.event.signers) ? noted(before, fact, 'team-agreement') : before,
  PattoSigned: (before, fact) => step(before, fact, { step: 'patto' }),
  AssegnoIssued: (before, fact) => {
    const { envelope, reservedCents } = fact.event;
    return step(before, fact, { step: 'issue', envelope, reservedCents });
  },
  AplChosen: (before, fact) => step(before, fact, { step: 'choice', provider: fact.event.provider }),
  AplChoiceWithdrawn: takenBack,
  AplAccepted: (before, fact) => step(chosen(before, fact), fact, { step: 'acceptance' }),
  FirstMeetingHeld: (before, fact) =>
    step(chosen(before, fact), fact, { step: 'first-meeting', tutorId: fact.event.tutorId }),
  GuidanceOpened: (before, fact) => noted(before, fact, 'guidance'),
  PlanSigned: (before, fact) => {
    const { signers } = open(before, fact).dossier.plan;
    return new Set([...signers, ...fact.event.signers]).size < 2 ? before : noted(before, fact, 'plan');
  },
  // Counted from the history, where a correction takes one out.
  BreachRecorded: 'nothing',
  BusinessOpened: (before, fact) => step(before, fact, { step: 'business', form: fact.event.form }),
  AplDeclined: chooseAgain,
  AplAcceptanceExpired: chooseAgain,
  FirstMeetingMissed: chooseAgain,
  AplChangeRequested: chooseAgain,
  ProviderLost: chooseAgain,
  TutorChanged: withTutor,
  TutorReplaced: withTutor,
  PercorsoTransferred: (before, fact) => {
    const { from, to: cpi } = fact.event;
    if (before.phase === 'none' || before.cpi !== from) return broken(before, fact);
    return { ...before, cpi, heldSince: fact.effectiveOn };
  },
  AdhesionRejected: (before, fact) => {
    undecided(before, fact);
    return ended(before, fact, { how: 'rejected', requirements: fact.event.requirements });
  },
  AssegnoLapsed: (before, fact) => ended(before, fact, { how: 'lapsed' }),
  PercorsoConcluded: (before, fact) => ended(before, fact, { how: 'concluded' }),
  PercorsoAbandoned: (before, fact) => ended(before, fact, { how: 'abandoned', cause: fact.event.cause }),
  MeasureRefused: (before, fact) => ended(before, fact, { how: 'refused', cause: fact.event.cause }),
  PercorsoClosedByDeath: endedByDeath,
  RequirementLost: (before, fact) =>
    ended(before, fact, { how: 'requirement-lost', cause: fact.event.cause }),
  PersonJoined: heardOf,
  PersonParted: heardOf,
  EffectReopened: 'nothing',
  FactCorrected: (before, { toldAt }) =>
    before.phase === 'none' ? before : { ...before, correctedOn: dateOf(toldAt) },
};

function begun(before: Percorso, fact: Recorded<Event<'AdhesionSubmitted'>>): OpenPercorso {
  if (before.phase !== 'none') return broken(before, fact);
  const { personId, cpi, rules, requestedOn, sex, facts } = fact.event;
  return {
    phase: 'open',
    personId,
    cpi,
    heldSince: requestedOn,
    rules,
    requestedOn,
    facts,
    since: fact.effectiveOn,
    done: [],
    reopenedOn: null,
    stoodDays: 0,
    effects: [],
    dossier: emptyDossier(sex),
    agreed: NOTHING_AGREED,
    history: [],
    correctedOn: null,
    asWas: null,
  };
}

/** An adhesion on whose requirements nobody has decided yet. */
function undecided(before: Percorso, fact: Recorded<PercorsoEvent>): OpenPercorso {
  const held = open(before, fact);
  return stepIn(held, 'taking-charge') === undefined ? held : broken(before, fact);
}

type Contents = StepDone extends infer One
  ? One extends StepDone
    ? Omit<One, 'on' | 'recordedOn'>
    : never
  : never;

/** One more step; in which order they come is for the programme to say. */
function step(before: Percorso, fact: Recorded<PercorsoEvent>, contents: Contents): OpenPercorso {
  const held = open(before, fact);
  if (stepIn(held, contents.step) !== undefined) return broken(before, fact);
  const { effectiveOn: on, toldAt } = fact;
  const done = { ...contents, on, recordedOn: dateOf(toldAt) } as StepDone;
  return { ...held, done: [...held.done, done], since: on };
}

/** A step beside the others: it may come again, and later steps need not be later than it. */
function noted(
  before: Percorso,
  fact: Recorded<PercorsoEvent>,
  name: 'team-agreement' | 'guidance' | 'plan',
): OpenPercorso {
  const held = open(before, fact);
  const { effectiveOn: on, toldAt } = fact;
  const others = held.done.filter((one) => one.step !== name);
  return { ...held, done: [...others, { step: name, on, recordedOn: dateOf(toldAt) }] };
}

function withTutor(before: Percorso, fact: Recorded<Event<'TutorChanged' | 'TutorReplaced'>>): OpenPercorso {
  const meeting = { ...taken(before, 'first-meeting', fact), tutorId: fact.event.tutorId };
  const held = open(before, fact);
  return { ...held, done: held.done.map((one) => (one.step === 'first-meeting' ? meeting : one)) };
}
