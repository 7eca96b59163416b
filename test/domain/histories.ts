import fc from 'fast-check';
import { outstandingCents } from '../../domain/account/account';
import type { Agenda } from '../../domain/decider';
import { deciderOf, type Command } from '../../domain/deciders';
import { CLOSING_REASONS } from '../../domain/effects';
import type { Communication } from '../../domain/employment/communication';
import {
  aplStream,
  envelopeStream,
  parseActivityId,
  percorsoStream,
  personStream,
  type StreamId,
} from '../../domain/identifiers';
import type { PercorsoCommand } from '../../domain/percorso/commands';
import { EFFECT_NAMES } from '../../domain/percorso/events';
import { stageOf } from '../../domain/percorso/state';
import { ABANDONMENT_CAUSES, TRANSFER_CAUSES } from '../../domain/programmes/pathway';
import { PATTO_CHANGES } from '../../domain/programmes/patto';
import { NO_MONEY, ofApl } from '../../domain/percorso/money';
import type { Percorso } from '../../domain/percorso/state';
import { communicationsOf, type OpenRecord } from '../../domain/person/state';
import { addDays, addMs, dateOf, type CivilDate, type Instant } from '../../domain/time/civil-date';
import {
  annulment,
  conversion,
  end,
  extension,
  hire,
  rectification,
  receivedOn,
} from './employment/messages';
import { REGISTERS } from './given';
import { ask, stateOf, wake, type Asked, type World } from './model';
import { anyCorrection } from './mistakes';
import { pickFrom } from './pick';
import * as values from './values';

/** Three percorsi, two of them of Maria; the envelope holds two assegni, or three small ones. */
export const PERCORSI: readonly StreamId[] = [
  percorsoStream(values.PERCORSO_A),
  percorsoStream(values.PERCORSO_B),
  percorsoStream(values.PERCORSO_C),
];
const PEOPLE = [values.MARIA, values.MARIA, values.PAOLO] as const;
const APLS = [values.APL_GINESTRA, values.APL_ROTTA] as const;

/** One thing that someone may try, whatever the state: most fit the phase, some do not. */
export interface Move {
  readonly waitHours: number;
  readonly which: number;
  readonly kind: (typeof KINDS)[number] | 'die';
  readonly backDays: number;
  readonly pick: number;
}
const KINDS = [
  ...['step', 'answer', 'wander', 'late-answer', 'retry', 'abandon', 'register'],
  ...['tell', 'activity', 'money', 'correct'],
] as const satisfies readonly string[];

export const moves: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.record({
    waitHours: fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: 0, max: 72 }) },
      { weight: 1, arbitrary: fc.integer({ min: 72, max: 24 * 200 }) },
    ),
    which: fc.nat({ max: PERCORSI.length - 1 }),
    kind: fc.oneof(
      { weight: 14, arbitrary: fc.constant('step' as const) },
      { weight: 5, arbitrary: fc.constant('answer' as const) },
      { weight: 3, arbitrary: fc.constant('tell' as const) },
      { weight: 4, arbitrary: fc.constant('money' as const) },
      { weight: 1, arbitrary: fc.constant('activity' as const) },
      { weight: 1, arbitrary: fc.constant('correct' as const) },
      { weight: 1, arbitrary: fc.constantFrom(...KINDS) },
    ),
    backDays: fc.oneof(
      { weight: 9, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.integer({ min: -1, max: 200 }) },
    ),
    pick: fc.nat({ max: 9999 }),
  }),
  { minLength: 5, maxLength: 60, size: 'max' },
);

/** The same, but that somebody dies now and then, or turns out not to have. */
export const mortalMoves = moves.map((all) =>
  all.map((move) => (move.kind === 'tell' && move.pick % 9 === 0 ? { ...move, kind: 'die' as const } : move)),
);

export const START = values.moment('2020-01-07');
export const YEARS_LATER = values.moment('2060-01-07');

/** What the moves come to when they are asked one after the other: the asks, and the world after each. */
export interface History {
  readonly asks: readonly Asked[];
  readonly worlds: readonly World[];
  readonly refused: readonly boolean[];
}

export function play(all: readonly Move[], registers: World = REGISTERS): History {
  const asks: Asked[] = [];
  const worlds: World[] = [registers];
  const refused: boolean[] = [];
  let at = START;
  let world = registers;
  for (const move of all) {
    at = addMs(at, move.waitHours * 3_600_000);
    const stream = pickFrom(PERCORSI, move.which);
    // The timers of all have rung by then; what is possible is seen after that.
    const seen = wakeAll(world, at);
    const asked = { ...asking(move, stream, { seen, at }), requestId: `r-${asks.length}` };
    const told = ask(seen, asked);
    asks.push(asked);
    refused.push(told.decision.verdict === 'refused');
    world = told.world;
    worlds.push(world);
  }
  return { asks, worlds, refused };
}

export const wakeAll = (world: World, at: Instant): World =>
  PERCORSI.reduce((now, stream) => wake(now, stream, at), world);

interface Seen {
  readonly seen: World;
  readonly at: Instant;
}

/** What a move comes to, as the percorso stands. */
export function asking(move: Move, stream: StreamId, { seen, at }: Seen): Asked {
  const percorso = stateOf(seen, stream) as Percorso;
  const effects = percorso.phase === 'none' ? [] : percorso.effects;
  const on = addDays(dateOf(at), -move.backDays);
  const cpi = (command: Command): Asked => ({ stream, command, at, actor: values.CPI });
  switch (move.kind) {
    case 'step':
      return cpi(nextStep(percorso, move, on));
    case 'answer':
      return {
        ...cpi(answerTo(deciderOf(stream).agenda(percorso, seen.rulebook), move)),
        actor: values.ENGINE,
      };
    case 'late-answer':
      return { ...cpi(lateAnswer(effects, move)), actor: values.ENGINE };
    case 'wander':
      return { ...cpi(anyCommand(move, on)), actor: pickFrom(ACTORS, move.pick) };
    case 'retry': {
      const key = effects.length === 0 ? 'none@1' : pickFrom(effects, move.pick).key;
      const because = pickFrom(CLOSING_REASONS, move.pick >> 3);
      return cpi(move.pick % 4 === 0 ? { type: 'CloseEffect', key, because } : { type: 'RetryEffect', key });
    }
    case 'abandon':
      return cpi(leaving(move.pick, on));
    case 'tell':
      return telling(move, { seen, at });
    case 'activity':
      return cpi(activity(move.pick, on));
    case 'money':
      return { ...cpi(aboutMoney(percorso, move, on)), actor: pickFrom(OFFICERS, move.pick >> 2) };
    case 'correct':
      return anyCorrection(percorso, seen, { stream, at, actor: values.CPI, pick: move.pick });
    case 'register':
      return registerChange(move, { on, at });
    case 'die':
      return dying(move, { on, at });
  }
}

const ACTORS = [values.CPI, values.GINESTRA, values.ROTTA] as const;
const OFFICERS = [values.OFFICER, values.HEAD] as const;

function nextStep(percorso: Percorso, { which, pick }: Move, on: CivilDate): PercorsoCommand {
  const aplId = pickFrom(APLS, pick);
  switch (stageOf(percorso)) {
    case 'none':
      return submission(which, pick, on);
    case 'requested':
      return pick % 4 === 0 ? recordFacts(pick, on) : { type: 'TakeInCharge', on };
    case 'taken-in-charge':
      return { type: 'AssignProfile', on, profileIndex: pick };
    case 'profiled':
      return { type: 'SignPatto', on };
    case 'patto-signed':
      return { type: 'IssueAssegno', on };
    case 'issued':
      return { type: 'ChooseApl', on, provider: values.only(aplId) };
    case 'apl-chosen':
      return { type: pickFrom(['DeclinePerson', 'WithdrawChoice', ...ACCEPTED], pick), on };
    case 'apl-accepted':
      return { type: 'HoldFirstMeeting', on, tutorId: values.TUTOR };
    case 'started':
      return started(pick, on);
    case 'concluded':
    case 'abandoned':
    case 'refused':
    case 'requirement-lost':
    case 'deceased':
    case 'lapsed':
    case 'rejected':
      return { type: 'RetryEffect', key: 'reserve-budget@5' };
  }
}

const ACCEPTED = Array.from({ length: 5 }, () => 'AcceptPerson' as const);

function started(pick: number, on: CivilDate): PercorsoCommand {
  return pickFrom<PercorsoCommand>(
    [
      { type: 'OpenGuidance', on },
      { type: 'SignPlan', on, signers: ['person'] },
      { type: 'SignPlan', on, signers: ['person', 'apl'] },
      { type: 'ChangeApl', on },
      { type: 'ChangeTutor', on, tutorId: values.OTHER_TUTOR },
      { type: 'ReplaceTutor', on, tutorId: values.TUTOR },
      agreed(pick, on),
      transfer(pick, on),
      activity(pick, on),
    ],
    pick,
  );
}

/** Profile, patto or plan go on. */
function agreed(pick: number, on: CivilDate): PercorsoCommand {
  return pickFrom([refreshed, updated, planned], pick >> 3)(pick, on);
}

function refreshed(pick: number, on: CivilDate): PercorsoCommand {
  const measured = { type: 'RefreshProfile', on, profileIndex: pick } as const;
  return pick % 3 === 0 ? { ...measured, referenceOn: addDays(on, (pick % 40) - 35) } : measured;
}

function updated(pick: number, on: CivilDate): PercorsoCommand {
  const contents = pick % 4 === 0 ? {} : { contactEveryDays: 1 + (pick % 3) };
  return { type: 'UpdatePatto', on, because: pickFrom(PATTO_CHANGES, pick >> 2), contents };
}

function planned(pick: number, on: CivilDate): PercorsoCommand {
  const [from, to] = [addDays(on, pick % 7), addDays(on, 3 + (pick % 40))];
  const action = pickFrom(['interview', 'tutoring', 'course'] as const, pick >> 2);
  return { type: 'AgreePlan', on, actions: [{ action, from, to, hours: 1 + (pick % 9) }] };
}

const OFFICES = [values.CPI_FIRENZE, values.CPI_AREZZO];

function transfer(pick: number, on: CivilDate): PercorsoCommand {
  const because = pickFrom(TRANSFER_CAUSES, pick >> 4);
  return { type: 'TransferPercorso', on, cpi: pickFrom(OFFICES, pick >> 3), because };
}

const ACTIVITIES = ['1', '2', '3', '4'].map((digit) =>
  values.made(parseActivityId, `99999999-9999-4999-8999-99999999999${digit}`),
);

function activity(pick: number, on: CivilDate): PercorsoCommand {
  const activityId = pickFrom(ACTIVITIES, pick);
  if (pick % 5 === 0) return { type: 'CancelActivity', on, activityId };
  return {
    ...({ type: 'RecordActivity', on, activityId, mode: 'remote', groupId: null } as const),
    kind: pickFrom(['interview', 'tutoring', 'course'] as const, pick >> 2),
    minutes: 20 + (pick % 300),
    provider: pickFrom([...APLS, values.CPI_FIRENZE], pick >> 3),
    attendance: pickFrom(['attended', 'attended', 'absent'] as const, pick >> 4),
  };
}

function leaving(pick: number, on: CivilDate): PercorsoCommand {
  return pickFrom<PercorsoCommand>(
    [
      { type: 'ReportAbandonment', on, cause: pickFrom(ABANDONMENT_CAUSES, pick) },
      { type: 'ReportRefusal', on, cause: 'suitable-offer' },
      { type: 'ReportLostRequirement', on, cause: 'moved-out-of-region' },
    ],
    pick,
  );
}

function aboutMoney(percorso: Percorso, { pick }: Move, on: CivilDate): PercorsoCommand {
  const money = percorso.phase === 'none' ? NO_MONEY : percorso.dossier.money;
  const [known] = money.payees;
  const proposal = money.proposals.at(-1)?.version ?? 1;
  const payee = known?.payee ?? ofApl(pickFrom(APLS, pick));
  const cents = known === undefined ? 1 : Math.max(1, outstandingCents(known));
  return pickFrom<PercorsoCommand>(
    [
      { type: 'ProposePayment', on, payee },
      { type: 'ApprovePayment', on, proposal },
      { type: pick % 8 === 0 ? 'RejectPayment' : 'ApprovePayment', on, proposal },
      { type: 'RecordRecovery', on, payee, cents },
      { type: 'Reassess', on },
    ],
    pick,
  );
}

/** A message about the person: a hire of some weeks or for good, or one about an earlier message, or one again. */
function telling({ which, pick, backDays }: Move, { seen, at }: Seen): Asked {
  const person = pickFrom(PEOPLE, which);
  const stream = personStream(person);
  const communications = communicationsOf(stateOf(seen, stream) as OpenRecord);
  const today = dateOf(at);
  const from = addDays(today, (pick % 12) - backDays);
  const number = communications.length + (person === values.MARIA ? 100 : 200);
  const hired = hire(number, pick % 2 === 0 ? [from] : [from, addDays(from, 20 + (pick % 300))]);
  const about = communications.length === 0 ? hired : pickFrom(communications, pick >> 3);
  const told = pickFrom<Communication>(
    [
      hired,
      hired,
      extension(number, about, addDays(from, 60 + (pick % 200))),
      conversion(number, about, { eventOn: from }),
      end(number, about, from),
      rectification(number, about, { plannedEndOn: addDays(from, 250) }),
      annulment(number, about),
      about,
    ],
    pick >> 5,
  );
  const communication = told === about && told !== hired ? about : receivedOn(told, today);
  return { stream, command: { type: 'ReportEmployment', communication }, at, actor: values.CPI };
}

/** A person dies, or it turns out that she has not. */
function dying({ which, pick }: Move, { on, at }: { on: CivilDate; at: Instant }): Asked {
  const command: Command =
    pick % 4 === 0
      ? { type: 'WithdrawDeath', source: 'family' }
      : { type: 'ReportDeath', on, source: 'family' };
  return { stream: personStream(pickFrom(PEOPLE, which)), command, at, actor: values.CPI };
}

function submission(which: number, pick: number, on: CivilDate): PercorsoCommand {
  const incomeSupport = pickFrom(
    [{ known: 'none' }, { known: 'naspi' }, { unknown: 'awaiting-register' }] as const,
    pick,
  );
  return {
    type: 'SubmitAdhesion',
    personId: pickFrom(PEOPLE, which),
    programme: values.TOS_PIO2_CODE,
    cpi: values.CPI_FIRENZE,
    on,
    sex: { known: 'F' },
    facts: { ...values.GOOD_FACTS, incomeSupport },
  };
}

function recordFacts(pick: number, on: CivilDate): PercorsoCommand {
  const incomeSupport = pickFrom([{ known: 'none' }, { known: 'rdc' }, { known: 'rei' }] as const, pick >> 2);
  return { type: 'RecordFacts', on, facts: { incomeSupport } };
}

/** Any command at all, as someone with an old page open would send it. */
export function anyCommand({ which, pick }: Pick<Move, 'which' | 'pick'>, on: CivilDate): PercorsoCommand {
  return pickFrom<PercorsoCommand>(
    [
      submission(which, pick, on),
      recordFacts(pick, on),
      { type: 'TakeInCharge', on },
      { type: 'AssignProfile', on, profileIndex: pick },
      { type: 'SignPatto', on },
      { type: 'IssueAssegno', on },
      { type: 'ChooseApl', on, provider: values.only(pickFrom(APLS, pick)) },
      { type: 'AcceptPerson', on },
      { type: 'DeclinePerson', on },
      { type: 'WithdrawChoice', on },
      { type: 'HoldFirstMeeting', on, tutorId: values.TUTOR },
      { type: 'OpenGuidance', on },
      { type: 'SignPlan', on, signers: ['person'] },
      { type: 'OpenBusiness', on, form: 'enterprise' },
      { ...activity(1, on), type: 'RecordActivity' } as PercorsoCommand,
      { type: 'CancelActivity', on, activityId: pickFrom(ACTIVITIES, pick) },
      { type: 'ChangeApl', on },
      { type: 'ChangeTutor', on, tutorId: values.OTHER_TUTOR },
      { type: 'ReplaceTutor', on, tutorId: values.TUTOR },
      refreshed(pick, on),
      updated(pick, on),
      planned(pick, on),
      { type: 'AssessNeeds', on, needs: 'none' },
      { type: 'ChangePath', on, path: 'reskilling', because: 'needs-changed' },
      { type: 'SignTeamAgreement', on, socialService: 'D612' as never, signers: ['cpi'] },
      { type: 'RecordBreach', on, breach: 'guidance-missed' },
      { type: 'ReportAbandonment', on, cause: 'declared' },
      { type: 'ReportRefusal', on, cause: 'interview' },
      { type: 'ReportLostRequirement', on, cause: 'sanction' },
      transfer(pick, on),
      { type: 'CorrectFact', on, corrects: 1 + (pick % 12), instead: null, withdraws: [] },
      { type: 'Reassess', on },
      { type: 'ProposePayment', on, payee: ofApl(pickFrom(APLS, pick)) },
      { type: 'ApprovePayment', on, proposal: pick % 40 },
      { type: 'RejectPayment', on, proposal: pick % 40 },
      { type: 'RecordRecovery', on, payee: ofApl(pickFrom(APLS, pick)), cents: pick + 1 },
      { type: 'RetryEffect', key: 'notify-apl@6' },
      { type: 'CloseEffect', key: 'notify-apl@6', because: 'settled-otherwise' },
    ],
    pick,
  );
}

function answerTo(agenda: Agenda, { pick }: Pick<Move, 'pick'>): PercorsoCommand {
  if (agenda.owed.length === 0) return { type: 'RetryEffect', key: 'none@1' };
  const owed = pickFrom(agenda.owed, pick);
  const effect = pickFrom(
    EFFECT_NAMES.filter((name) => name === owed.effect),
    0,
  );
  const answer = pickFrom(['done', 'done', 'refused', 'unknown'] as const, pick >> 3);
  const { key, direction } = owed;
  return { type: 'RecordEffectAnswer', key, effect, direction, answer, reference: '' };
}

function lateAnswer(
  effects: readonly { readonly key: string; readonly effect: (typeof EFFECT_NAMES)[number] }[],
  { pick }: Move,
): PercorsoCommand {
  const about =
    effects.length === 0
      ? ({ key: 'reserve-budget@5', effect: 'reserve-budget' } as const)
      : pickFrom(effects, pick);
  const { key, effect } = about;
  const answer = pickFrom(['done', 'refused', 'unknown'] as const, pick >> 4);
  return { type: 'RecordEffectAnswer', key, effect, direction: 'do', answer, reference: '' };
}

function registerChange({ pick }: Move, { on, at }: { on: CivilDate; at: Instant }): Asked {
  const envelope: Asked = {
    stream: envelopeStream(values.ENVELOPE),
    command: { type: 'ResizeEnvelope', cents: 200_000 + pick * 100 },
    at,
    actor: values.CPI,
  };
  const apl: Asked = {
    stream: aplStream(pickFrom(APLS, pick)),
    command: { type: 'SuspendApl', from: on, to: addDays(on, 10) },
    at,
    actor: values.CPI,
  };
  return pick % 2 === 0 ? envelope : apl;
}
