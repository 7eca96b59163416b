import { deciderOf, type Fact } from '../../../domain/deciders';
import { lineName } from '../../../domain/envelope/declaration';
import type { DeclaredLine } from '../../../domain/envelope/declaration-events';
import { declarationsOf, type Envelope, type EnvelopeCommand } from '../../../domain/envelope/envelope';
import { envelopeStream, percorsoStream } from '../../../domain/identifiers';
import { RULEBOOK } from '../../../domain/programmes';
import { operationsOf, type Operation } from '../../../domain/standing/certification';
import { declarableOf } from '../../../domain/standing/declarable';
import { ask, EMPTY, stateOf, type Told, type World } from '../model';
import { APL_GINESTRA, day, ENVELOPE, HEAD, moment, OFFICER, PERCORSO_A, PERCORSO_B } from '../values';

const STREAM = envelopeStream(ENVELOPE);
const TO = day('2021-06-30');
const tell = (world: World, command: EnvelopeCommand, actor = OFFICER): Told =>
  ask(world, { stream: STREAM, command, at: moment('2021-07-01'), actor });
const line = (cents: number, version: number, stream = percorsoStream(PERCORSO_A)): DeclaredLine => ({
  stream,
  version,
  cents,
  payee: `apl/${APL_GINESTRA}`,
});
const PAID = line(300_000, 30);
const OTHER = line(120_000, 12, percorsoStream(PERCORSO_B));
const proposal = (...lines: readonly DeclaredLine[]): EnvelopeCommand => ({
  type: 'ProposeDeclaration',
  to: TO,
  lines,
});
const open = tell(EMPTY, { type: 'OpenEnvelope', cents: 800_000_000 }).world;
const proposed = tell(open, proposal(PAID, OTHER));
const certified = tell(proposed.world, { type: 'CertifyExpenditure', declaration: 2, cents: 420_000 }, HEAD);
const standing = ({ world }: Told) => declarationsOf(stateOf(world, STREAM) as Envelope);
const refusal = ({ decision }: Told) => decision.verdict === 'refused' && decision.rejection.reason;

describe('a declaration of expenditure', () => {
  it('is proposed by one person and certified by another, under a number of its own', () => {
    expect(standing(proposed)).toMatchObject([{ declaration: 2, number: null, cents: 420_000 }]);
    expect(certified.decision).toMatchObject({
      facts: [{ event: { type: 'ExpenditureCertified', declaration: 2, number: 1, cents: 420_000 } }],
    });
    expect(standing(certified)).toMatchObject([{ number: 1, lines: [PAID, OTHER] }]);
    const self = tell(proposed.world, { type: 'CertifyExpenditure', declaration: 2, cents: 420_000 });
    expect(refusal(self)).toBe('same-person-approves');
  });

  it('is certified for the sum that it comes to, and no other', () => {
    const other = tell(proposed.world, { type: 'CertifyExpenditure', declaration: 2, cents: 1 }, HEAD);
    expect(refusal(other)).toBe('declaration-of-another-sum');
    const unknown = tell(
      proposed.world,
      { type: 'CertifyExpenditure', declaration: 1, cents: 420_000 },
      HEAD,
    );
    expect(refusal(unknown)).toBe('declaration-unknown');
  });

  it('holds each line once: the next has what is new, and what came back as a negative line', () => {
    expect(refusal(tell(certified.world, proposal(PAID)))).toBe('line-already-declared');
    const next = tell(certified.world, proposal(line(-50_000, 41)));
    expect(standing(next).at(-1)).toMatchObject({ declaration: 4, number: null, cents: -50_000 });
    const second = tell(next.world, { type: 'CertifyExpenditure', declaration: 4, cents: -50_000 }, HEAD);
    expect(standing(second).map(({ number }) => number)).toEqual([1, 2]);
  });

  it('is one at a time; one that is rejected gives its lines back', () => {
    expect(refusal(tell(proposed.world, proposal(line(1, 50))))).toBe('declaration-open');
    const rejected = tell(proposed.world, { type: 'RejectDeclaration', declaration: 2, on: TO });
    expect(standing(rejected)).toEqual([]);
    expect(standing(tell(rejected.world, proposal(PAID)))).toMatchObject([{ declaration: 4 }]);
    expect(refusal(tell(certified.world, { type: 'RejectDeclaration', declaration: 2, on: TO }))).toBe(
      'declaration-unknown',
    );
  });

  it('is of something, by a day that has come, of an envelope that is open', () => {
    expect(refusal(tell(open, proposal()))).toBe('nothing-to-declare');
    const early = { ...proposal(PAID), to: day('2021-07-02') } as EnvelopeCommand;
    expect(refusal(tell(open, early))).toBe('date-in-the-future');
    expect(refusal(tell(EMPTY, proposal(PAID)))).toBe('envelope-not-open');
  });

  it('leaves the money of the envelope as it was, and is kept when that is resized', () => {
    const resized = tell(certified.world, { type: 'ResizeEnvelope', cents: 700_000_000 });
    expect(standing(resized)).toEqual(standing(certified));
    const { facts } = certified.world;
    const posted = (facts[STREAM] ?? []).map(({ postings = [] }: Fact) => postings.length);
    expect(posted).toEqual([2, 0, 0]);
  });
});

describe('what may be declared', () => {
  const moveOf = ({ version, payee, cents }: DeclaredLine) => ({
    payee,
    cents,
    reference: null,
    isLate: false,
    proof: { version, stream: PAID.stream, type: 'EffectAnswered', ref: null, on: TO, toldOn: TO },
  });
  const operation = (standing_: Operation['standing'], ...lines: readonly DeclaredLine[]) =>
    ({ stream: PAID.stream, moves: lines.map(moveOf), standing: standing_ }) as unknown as Operation;
  const back = line(-50_000, 41);

  it('is all of an operation that lacks nothing, and nothing of one that does', () => {
    expect(declarableOf([operation('complete', PAID, back)], new Set())).toEqual([PAID, back]);
    expect(declarableOf([operation('suspended', PAID, back)], new Set())).toEqual([]);
  });

  it('is what came back of a payment that was declared, whatever is missing by now', () => {
    const declared = new Set([lineName(PAID)]);
    const later = line(10_000, 45);
    expect(declarableOf([operation('suspended', PAID, back, later)], declared)).toEqual([back]);
    expect(declarableOf([operation('complete', PAID, back, later)], declared)).toEqual([back, later]);
    expect(declarableOf([operation('complete', PAID)], declared)).toEqual([]);
  });

  it('is nothing of a stream that nobody was paid out of', () => {
    const told = { stream: PAID.stream, facts: [], decider: deciderOf(PAID.stream) };
    const beside = { runs: [], payees: {}, isReported: true };
    const asked = { period: { from: TO, to: TO }, rulebook: RULEBOOK, beside };
    expect(declarableOf(operationsOf(told, asked), new Set())).toEqual([]);
  });
});
