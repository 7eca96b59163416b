import fc from 'fast-check';
import { deciderOf } from '../../../domain/deciders';
import { THE_PERCORSO } from '../given';
import { ask, factsOf, replayed, stateOf, type World } from '../model';
import { addMs, type Instant } from '../../../domain/time/civil-date';
import { heldBy } from '../../../domain/run/claims';
import type { RunCommand } from '../../../domain/run/commands';
import { standingOf, type BegunRun, type Run } from '../../../domain/run/state';
import { ENGINE, HEAD, moment, OFFICER } from '../values';
import { answer, ASKED_DAY, CENTS, CLEAR, orderIn, proposing, RUN_A, RUN_B, saying } from './world';

const RUNS = [RUN_A, RUN_B];
const BANK = ['paid', 'rejected', 'returned'] as const;

const moves = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constantFrom('propose', 'approve', 'reject', 'sent', 'refused', 'resend', 'order', 'retry'),
      run: fc.constantFrom(...RUNS),
    }),
    fc.record({
      do: fc.constant('bank'),
      run: fc.constantFrom(...RUNS),
      says: fc.constantFrom(...BANK),
      entry: fc.constantFrom('E1', 'E2', 'E3'),
    }),
  ),
  { minLength: 4, maxLength: 40 },
);
type Move = typeof moves extends fc.Arbitrary<readonly (infer Of)[]> ? Of : never;

const stateIn = (world: World, run: (typeof RUNS)[number]) => stateOf(world, run) as Run;

function commandOf(world: World, move: Move): RunCommand {
  const run = stateIn(world, move.run);
  const key = run.phase === 'none' ? '' : (run.effects[0]?.key ?? '');
  const sending = { key, effect: 'send-payments', direction: 'do', reference: '' } as const;
  if ('says' in move)
    return saying(
      answer({ answer: move.says, entry: move.entry, reason: move.says === 'paid' ? null : 'AC04' }),
    );
  switch (move.do) {
    case 'propose':
      return proposing(world);
    case 'approve':
      return { type: 'ApproveRun', cents: CENTS };
    case 'reject':
      return { type: 'RejectRun', on: ASKED_DAY };
    case 'sent':
      return { type: 'RecordEffectAnswer', ...sending, answer: 'done' };
    case 'refused':
      return { type: 'RecordEffectAnswer', ...sending, answer: 'refused' };
    case 'resend':
    case 'order':
    case 'retry':
      return { type: 'ResendRun', key };
  }
}

/** What the door tells the order of its credit, or an operator of a refusal. */
function toOrder(world: World, move: Move, at: Instant): World {
  const { key, owedSince } = orderIn(world);
  if (move.do === 'retry')
    return ask(world, { stream: THE_PERCORSO, command: { type: 'RetryEffect', key }, at, actor: OFFICER })
      .world;
  const run = stateIn(world, move.run);
  const credit = run.phase === 'none' ? undefined : run.credits[0];
  if (credit === undefined || credit.owedSince !== owedSince) return world;
  const said = { paid: 'done', rejected: 'refused' } as const;
  const told =
    credit.standing === 'paid' || credit.standing === 'rejected' ? said[credit.standing] : undefined;
  if (told === undefined) return world;
  const command = {
    type: 'RecordEffectAnswer',
    key,
    effect: 'pay-fee',
    direction: 'do',
    answer: told,
    reference: '',
  } as const;
  return ask(world, { stream: THE_PERCORSO, command, at, actor: ENGINE }).world;
}

function played(list: readonly Move[]): readonly World[] {
  let world = CLEAR;
  let at = moment('2020-10-05');
  return list.map((move) => {
    at = addMs(at, 60_000);
    const actor = move.do === 'propose' ? OFFICER : HEAD;
    world =
      move.do === 'order' || move.do === 'retry'
        ? toOrder(world, move, at)
        : ask(world, { stream: move.run, command: commandOf(world, move), at, actor }).world;
    return world;
  });
}

const runsIn = (world: World) =>
  RUNS.map((run) => stateIn(world, run)).filter((run): run is BegunRun => run.phase !== 'none');

it('whatever is asked and whatever the bank says, an order is with one run at a time, and held while it is', () => {
  fc.assert(
    fc.property(moves, (list) => {
      for (const world of played(list)) {
        const runs = runsIn(world);
        const held = Object.keys(world.keys).filter((key) => key.startsWith('order:'));
        expect(runs.flatMap(heldBy).sort()).toEqual(held.sort());
        expect(held.length).toBeLessThanOrEqual(1);
        for (const run of RUNS) expect(replayed(factsOf(world, run), run)).toEqual(stateIn(world, run));
      }
    }),
    { numRuns: 200 },
  );
});

it('a bank that does not contradict itself pays an order once, and the percorso says the same', () => {
  fc.assert(
    fc.property(moves, (list) => {
      // One answer for each credit, for good: what comes after the first is the same again.
      const first = new Map<string, Move>();
      const honest = list.map((move) => {
        if (!('says' in move)) return move;
        const before = first.get(move.run) ?? move;
        first.set(move.run, before);
        return before;
      });
      const world = played(honest).at(-1) ?? CLEAR;
      const credits = runsIn(world).flatMap((run) => (run.phase === 'approved' ? run.credits : []));
      const paid = credits.filter(({ standing }) => standing === 'paid');
      expect(paid.length).toBeLessThanOrEqual(1);
      expect(credits.some(({ standing }) => standing === 'at-risk')).toBe(false);
      const answered = factsOf(world, THE_PERCORSO).filter(
        ({ event }) =>
          event.type === 'EffectAnswered' && event.effect === 'pay-fee' && event.answer === 'done',
      );
      expect(answered.length).toBeLessThanOrEqual(paid.length);
    }),
    { numRuns: 200 },
  );
});

it('a run is over once nothing of it is awaited, and only then', () => {
  fc.assert(
    fc.property(moves, (list) => {
      for (const run of runsIn(played(list).at(-1) ?? CLEAR)) {
        const { closed } = deciderOf(RUN_A).agenda(run, CLEAR.rulebook);
        expect(closed).toBe(['closed', 'rejected'].includes(standingOf(run)));
        if (closed && run.phase === 'approved')
          expect(run.credits.every(({ standing }) => standing !== 'awaited')).toBe(true);
      }
    }),
    { numRuns: 100 },
  );
});
