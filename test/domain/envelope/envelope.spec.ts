import { ENVELOPE as DECIDER, type EnvelopeCommand } from '../../../domain/envelope/envelope';
import { envelopeStream } from '../../../domain/identifiers';
import { acted, given } from '../given';
import { ask, EMPTY, stateOf, type World } from '../model';
import { CPI, ENVELOPE, moment } from '../values';
import { RULEBOOK } from '../../../domain/programmes';

const STREAM = envelopeStream(ENVELOPE);
const LIMIT = 'envelope/TOS-PIO2-ASSEGNO';
const tell = (world: World, command: EnvelopeCommand) =>
  ask(world, { stream: STREAM, command, at: moment('2020-01-14'), actor: CPI });
const open = tell(EMPTY, { type: 'OpenEnvelope', cents: 800_000_000 });

describe('an envelope', () => {
  it('opens with an amount, which becomes the limit of what is reserved', () => {
    expect(open.decision).toEqual({
      verdict: 'accepted',
      facts: [
        {
          event: { type: 'EnvelopeOpened', cents: 800_000_000 },
          effectiveOn: '2020-01-14',
          basis: [],
        },
      ],
      claims: [{ kind: 'set-limit', limit: LIMIT, cents: 800_000_000, refusedAs: 'envelope-below-reserved' }],
    });
    expect(stateOf(open.world, STREAM)).toEqual({ phase: 'open', cents: 800_000_000 });
  });

  it('opens only once', () => {
    expect(tell(open.world, { type: 'OpenEnvelope', cents: 1 }).decision).toMatchObject({
      rejection: { reason: 'envelope-already-open' },
    });
  });

  it('is resized only when open', () => {
    expect(tell(EMPTY, { type: 'ResizeEnvelope', cents: 1 }).decision).toMatchObject({
      rejection: { reason: 'envelope-not-open' },
    });
    const { world } = tell(open.world, { type: 'ResizeEnvelope', cents: 1 });
    expect(stateOf(world, STREAM)).toEqual({ phase: 'open', cents: 1 });
    expect(world.limits).toEqual({ [LIMIT]: 1 });
  });

  it('is never made smaller than what is reserved of it', () => {
    const { world } = given('issued');
    expect(tell(world, { type: 'ResizeEnvelope', cents: 375_499 }).decision).toMatchObject({
      rejection: { reason: 'envelope-below-reserved' },
    });
    expect(tell(world, { type: 'ResizeEnvelope', cents: 375_500 }).decision).toMatchObject({
      verdict: 'accepted',
    });
  });

  it('may be emptied once everything was given back', () => {
    const abandoned = given('issued').and(
      acted('2020-01-13T10:00:00Z', { type: 'ReportAbandonment', cause: 'declared' }),
    );
    const returned = abandoned.andAnswered('done');
    expect(tell(abandoned.world, { type: 'ResizeEnvelope', cents: 0 }).decision.verdict).toBe('refused');
    expect(tell(returned.world, { type: 'ResizeEnvelope', cents: 0 }).decision.verdict).toBe('accepted');
  });

  it('owes nothing and waits for nothing', () => {
    expect(DECIDER.agenda(DECIDER.initial, RULEBOOK)).toEqual({ deadlines: [], owed: [], closed: true });
    expect([DECIDER.ledger(DECIDER.initial), DECIDER.rules(DECIDER.initial)]).toEqual([
      'REGISTERS',
      undefined,
    ]);
  });
});
