import fc from 'fast-check';
import type { Rejection } from '../../../domain/decider';
import { aplStream, envelopeStream } from '../../../domain/identifiers';
import { RULEBOOK } from '../../../domain/programmes';
import type { Reason } from '../../../domain/rejections';
import { boundsOf, readFor, type Bound, type Window } from '../../../domain/standing/bounds';
import { limitMet } from '../../../domain/standing/limit-met';
import { addDays, dateOf, type CivilDate } from '../../../domain/time/civil-date';
import { acted, given, SUBMIT, told } from '../given';
import { moves, play, wakeAll } from '../histories';
import { ask, stateOf, sum, type Asked, type World } from '../model';
import * as values from '../values';

interface Answered {
  readonly rejection: Rejection | undefined;
  readonly bounds: readonly Bound[];
}

/** What was refused, with the bounds that the stream tells at that moment. */
function answered(world: World, asked: Asked): Answered {
  const { decision, world: after } = ask(world, asked);
  if (decision.verdict === 'accepted') return { rejection: undefined, bounds: [] };
  const { rejection } = decision;
  const { command, stream, at } = asked;
  const others = Object.fromEntries(readFor(rejection).map((one) => [one, stateOf(after, one)]));
  const refused = {
    rejection,
    stream,
    command,
    state: stateOf(after, stream),
    others,
    rulebook: world.rulebook,
  };
  const name = limitMet(refused);
  const limit =
    name === undefined ? undefined : { cents: world.limits[name] ?? 0, taken: sum(world.taken[name]) };
  return { rejection, bounds: boundsOf({ ...refused, limit, today: dateOf(at) }) };
}

const withDay = (asked: Asked, field: string, on: CivilDate): Asked => {
  const { command } = asked;
  if (!('communication' in command)) return { ...asked, command: { ...command, [field]: on } };
  const communication = { ...command.communication, [field]: on };
  return { ...asked, command: { ...command, communication } };
};

/** Refusals that are about days alone, one of which may come before another. */
const OF_DAYS: readonly (Reason | undefined)[] = [
  ...(['date-before-previous-step', 'date-in-the-future', 'activity-outside-percorso'] as const),
  ...(['change-too-late', 'adhesion-window-closed', 'adhesion-before-earlier-end'] as const),
  ...(['apl-not-accredited', 'accreditation-ended', 'reference-day-after-profile'] as const),
];

interface Turned {
  readonly world: World;
  readonly asked: Asked;
  readonly reason: Reason;
  readonly bound: Extract<Bound, { kind: 'days' }>;
}

/** Every refusal of a list of moves that is about days, with each of its bounds. */
function turnedAway({ asks, worlds, refused }: ReturnType<typeof play>): readonly Turned[] {
  return asks.flatMap((asked, index) => {
    const before = worlds[index];
    if (refused[index] !== true || before === undefined) return [];
    const world = wakeAll(before, asked.at);
    const { rejection, bounds } = answered(world, asked);
    if (rejection === undefined || !OF_DAYS.includes(rejection.reason)) return [];
    const { reason } = rejection;
    return bounds.flatMap((bound) => (bound.kind === 'days' ? [{ world, asked, reason, bound }] : []));
  });
}

const reasonOn = ({ world, asked, bound }: Turned, on: CivilDate) =>
  answered(world, withDay(asked, bound.field, on)).rejection?.reason;

/** Where the step before was told ahead of its day, no day fits. */
const isEmpty = ({ from, to }: Window): boolean => from !== null && to !== null && from > to;

test('whatever is asked: a day within the bounds is not refused for being a wrong day, and the next beyond them is', () => {
  let seen = 0;
  const holds = (one: Turned): void => {
    seen += 1;
    const { windows } = one.bound;
    const edges = windows.flatMap((window) => (isEmpty(window) ? [] : [window.from, window.to]));
    for (const on of edges) if (on !== null) expect([on, reasonOn(one, on)]).not.toEqual([on, one.reason]);
    const last = windows.at(-1)?.to ?? null;
    if (last !== null) expect(OF_DAYS).toContain(reasonOn(one, addDays(last, 1)));
  };
  fc.assert(
    fc.property(moves, (list) => turnedAway(play(list)).forEach(holds)),
    { numRuns: 150 },
  );
  expect(seen).toBeGreaterThan(20);
});

const TODAY = '2020-01-20';
const at = (when: string, command: object): Asked => told(when, command as never);
const bound = (world: World, asked: Asked) => {
  const { rejection, bounds } = answered(world, asked);
  return [rejection?.reason, ...bounds];
};
const days = (field: string, from: string | null, to: string | null) => ({
  kind: 'days',
  field,
  windows: [{ from, to }],
});

const LATEST = { ...days('on', '2020-01-17', TODAY), since: 'apl-accepted' };
const meeting = (on: string): Asked => ({
  ...at(TODAY, { type: 'HoldFirstMeeting', on, tutorId: values.TUTOR }),
  actor: values.GINESTRA,
});
const refusal = at(TODAY, { type: 'ReportRefusal', on: TODAY, cause: 'no-such-cause' });
const CAUSES = {
  kind: 'values',
  field: 'cause',
  allowed: expect.arrayContaining(['suitable-offer']) as string[],
};

test.each([
  ['a step before the one before it', meeting('2020-01-16'), ['date-before-previous-step', LATEST]],
  ['a step that has not come yet', meeting('2020-01-21'), ['date-in-the-future', LATEST]],
  [
    'an index of a day after its profile',
    { ...at(TODAY, { type: 'RefreshProfile', on: TODAY, profileIndex: 1, referenceOn: '2020-01-21' }) },
    ['reference-day-after-profile', days('referenceOn', null, TODAY)],
  ],
  [
    'a patto updated before it was signed',
    { ...at(TODAY, { type: 'UpdatePatto', on: '2020-01-09', because: 'renewed', contents: {} }) },
    ['date-before-previous-step', days('on', '2020-01-10', TODAY)],
  ],
  ['an exit for a cause of another programme', refusal, ['exit-not-in-programme', CAUSES]],
])('%s', (_, asked, told) => {
  expect(bound(given('apl-accepted').world, asked)).toEqual(told);
});

test('a body that is not accredited on that day: the days on which it was', () => {
  const stream = aplStream(values.APL_ROTTA);
  const on = '2020-01-10' as CivilDate;
  const command = { type: 'WithdrawAccreditation', on } as const;
  const leave: Asked = { stream, command, at: values.moment('2020-01-10'), actor: values.CPI };
  const { world } = given('issued').and(leave);
  const choice = { type: 'ChooseApl', provider: values.only(values.APL_ROTTA), on: '2020-01-14' };
  const [reason, days] = bound(world, at('2020-01-14', choice));
  expect(reason).toBe('apl-not-accredited');
  expect(days).toMatchObject({ field: 'on', windows: [{ to: '2020-01-09' }] });
});

test('a limit that others have used up: how much of it is left, or has to remain', () => {
  const { world } = given('issued');
  const stream = envelopeStream(values.ENVELOPE);
  const resize = (cents: number): Asked => ({
    ...acted('2020-01-14', { type: 'TakeInCharge' }, values.CPI),
    stream,
    command: { type: 'ResizeEnvelope', cents },
  });
  const [reason, told] = bound(world, resize(1));
  expect(reason).toBe('envelope-below-reserved');
  const least = Number((told as { readonly least?: number }).least);
  expect(told).toEqual({ kind: 'amount', field: 'cents', of: 'cents', least });
  expect(bound(world, resize(least))).toEqual([undefined]);
  expect(bound(world, resize(least - 1))).toEqual(['envelope-below-reserved', told]);
  const poor = ask(given('patto-signed').world, resize(1)).world;
  expect(bound(poor, acted('2020-01-14', { type: 'IssueAssegno' }))).toEqual([
    'envelope-exhausted',
    { kind: 'amount', field: '', of: 'cents', most: 1 },
  ]);
});

test('an adhesion beyond the window names it, and one to nothing the programmes that there are', () => {
  const world = given('none').world;
  expect(bound(world, acted('2021-01-07', SUBMIT))).toEqual([
    'adhesion-window-closed',
    expect.objectContaining({ kind: 'days', field: 'on' }),
  ]);
  expect(bound(world, acted('2020-01-07', { ...SUBMIT, programme: 'TOS-PIO9' as never }))).toEqual([
    'programme-unknown',
    { kind: 'values', field: 'programme', allowed: RULEBOOK.programmes.map(({ code }) => code) },
  ]);
});
