import fc from 'fast-check';
import { percorsoStream, type ProgrammeCode } from '../../../domain/identifiers';
import type { PercorsoCommand } from '../../../domain/percorso/commands';
import { RULEBOOK } from '../../../domain/programmes';
import { proposed } from '../../../domain/programmes/citations';
import { INCOMPATIBILITIES } from '../../../domain/programmes/incompatibilities';
import type { Programme } from '../../../domain/programmes/programme';
import { amended, incompatibleWith, type Rulebook } from '../../../domain/programmes/rulebook';
import { OFFICE } from '../../support/invented';
import { acted, SUBMIT, registersUnder, told } from '../given';
import { ask, type Asked, type World } from '../model';
import { day, MARIA, moment, PAOLO, PERCORSO_A, PERCORSO_B, PERCORSO_C } from '../values';

const [A, B, C] = ['TST-UNO', 'TST-DUE', 'TST-TRE'] as const;

/** The programme with no steps to speak of, under another code. */
function named(code: string): Programme {
  const versions = OFFICE.versions.map((version) =>
    amended(version, { version: version.version, code: code as ProgrammeCode }),
  );
  return { ...OFFICE, code: code as ProgrammeCode, versions };
}

const SOURCE = proposed('INV-APART', { it: 'Inventato per i test.', en: 'Invented for the tests.' });
const RULES: Rulebook = {
  programmes: [A, B, C].map(named),
  incompatibilities: [{ programmes: [A as ProgrammeCode, B as ProgrammeCode], source: SOURCE }],
};

type Late = Pick<Extract<PercorsoCommand, { type: 'SubmitAdhesion' }>, 'earlier' | 'elsewhere' | 'overtaken'>;

const adhering = (programme: string, stream = PERCORSO_A, personId = MARIA): Asked => ({
  ...acted('2020-01-07', { ...SUBMIT, personId, programme: programme as ProgrammeCode }),
  stream: percorsoStream(stream),
});
const leaving = (stream = PERCORSO_A): Asked => ({
  ...acted('2020-01-09', { type: 'ReportAbandonment', cause: 'declared' }),
  stream: percorsoStream(stream),
});

const after = (...asks: readonly Asked[]): World =>
  asks.reduce((world, one) => {
    const { world: next, decision } = ask(world, one);
    expect(decision).toMatchObject({ verdict: 'accepted' });
    return next;
  }, registersUnder(RULES));

describe('two programmes that exclude each other', () => {
  it.each([
    [A, B],
    [B, A],
  ])('refuse somebody who is in %s the adhesion to %s, and name it', (first, second) => {
    const { decision, world } = ask(after(adhering(first)), adhering(second, PERCORSO_B));
    expect(decision).toEqual({
      verdict: 'refused',
      rejection: {
        reason: 'programme-incompatible',
        missing: [first],
        basis: [{ rule: SOURCE.id, source: SOURCE.act, verdict: 'not-met', facts: { programme: first } }],
      },
    });
    expect(Object.keys(world.keys)).toEqual([`active-percorso/${first}/${MARIA}`]);
  });

  it('take somebody from the end of the other on, and somebody else at once', () => {
    const world = after(adhering(A), adhering(B, PERCORSO_B, PAOLO), leaving(), adhering(B, PERCORSO_C));
    expect(Object.keys(world.keys).sort()).toEqual(
      [`active-percorso/${B}/${MARIA}`, `active-percorso/${B}/${PAOLO}`].sort(),
    );
  });

  it('leave her in any other programme', () => {
    const world = after(adhering(A), adhering(C, PERCORSO_B));
    expect(Object.keys(world.keys)).toHaveLength(2);
  });

  it('say first of the programme itself that she is in it', () => {
    expect(ask(after(adhering(A)), adhering(A, PERCORSO_B)).decision).toMatchObject({
      rejection: { reason: 'percorso-already-active', missing: [] },
    });
  });

  it('do not take her back where an end is corrected meanwhile', () => {
    const world = after(adhering(A), leaving(), adhering(B, PERCORSO_B));
    const facts = world.facts[percorsoStream(PERCORSO_A)] ?? [];
    const corrects = facts.findLast(({ event }) => event.type === 'PercorsoAbandoned')?.version ?? 0;
    const correction: Asked = {
      ...acted('2020-01-10', { type: 'CorrectFact', corrects, instead: null, withdraws: [] }),
      stream: percorsoStream(PERCORSO_A),
    };
    expect(ask(world, correction).decision).toMatchObject({
      verdict: 'refused',
      rejection: { reason: 'programme-incompatible', missing: [B] },
    });
  });

  describe('told in any order', () => {
    const late = (programme: string, on: string, more: Partial<Late>): Asked => {
      const code = programme as ProgrammeCode;
      const command = { ...SUBMIT, personId: MARIA, programme: code, on: day(on), ...more };
      return { ...told('2020-03-02', command), stream: percorsoStream(PERCORSO_B) };
    };
    const elsewhere = [PERCORSO_A];
    const left = after(adhering(A), leaving());

    it.each(['2020-01-07', '2020-01-09'])(
      'refuse her on %s, a day on which the other had not ended',
      (on) => {
        expect(ask(left, late(B, on, { elsewhere })).decision).toMatchObject({
          rejection: {
            reason: 'programme-incompatible',
            missing: [A],
            basis: [{ rule: SOURCE.id, facts: { programme: A, from: '2020-01-07', to: '2020-01-09' } }],
          },
        });
      },
    );

    it('refuse her while the other is open, and take her on the day after its end', () => {
      const open = ask(after(adhering(A)), late(B, '2020-02-03', { elsewhere })).decision;
      expect(open).toMatchObject({ rejection: { reason: 'programme-incompatible', missing: [A] } });
      const then = ask(left, late(B, '2020-01-10', { elsewhere })).decision;
      expect(then).toMatchObject({ verdict: 'accepted' });
    });

    it.each([
      ['open', after(adhering(A))],
      ['ended', left],
    ])('take her before the other, which is %s now, where she had left by then', (_, world) => {
      const early = (overOn: string | null) => {
        const overtaken = { by: A as ProgrammeCode, on: day('2020-01-07') };
        const over = overOn === null ? null : day(overOn);
        return ask(world, late(B, '2020-01-02', { overtaken: { ...overtaken, overOn: over } })).decision;
      };
      expect(early('2020-01-06')).toMatchObject({ verdict: 'accepted' });
      for (const overOn of ['2020-01-07', null])
        expect(early(overOn)).toMatchObject({
          rejection: { reason: 'programme-incompatible', missing: [A] },
        });
    });

    it('nor is she twice in one of them: told late, of a day on which she was in it, or had left it by the other', () => {
      const again = (on: string, more: Partial<Late>) => ask(left, late(A, on, more)).decision;
      const active = { rejection: { reason: 'percorso-already-active', missing: [], basis: [] } };
      for (const on of ['2020-01-07', '2020-01-09']) expect(again(on, { elsewhere })).toMatchObject(active);
      expect(again('2020-01-10', { elsewhere })).toMatchObject({ verdict: 'accepted' });
      const overtaken = { by: A as ProgrammeCode, on: day('2020-01-07') };
      const before = (overOn: string | null) =>
        again('2020-01-02', { overtaken: { ...overtaken, overOn: overOn === null ? null : day(overOn) } });
      expect(before('2020-01-06')).toMatchObject({ verdict: 'accepted' });
      for (const overOn of ['2020-01-07', null]) expect(before(overOn)).toMatchObject(active);
    });

    it('look at what was open by then, whatever is known of it now', () => {
      const known = after(adhering(A), leaving());
      const asked = late(A, '2020-01-08', { earlier: elsewhere, elsewhere });
      const { decision } = ask(known, { ...asked, at: moment('2020-01-08', '12:00:00.000Z') });
      expect(decision).toMatchObject({ rejection: { reason: 'percorso-already-active' } });
    });

    it('do not look at a programme that neither excludes', () => {
      const decided = ask(left, late(C, '2020-01-08', { elsewhere })).decision;
      expect(decided).toMatchObject({ verdict: 'accepted' });
    });
  });

  it('are never both hers, in whatever order people come and go', () => {
    const step = fc.record({
      stream: fc.constantFrom(PERCORSO_A, PERCORSO_B, PERCORSO_C),
      programme: fc.constantFrom(A, B, C),
      personId: fc.constantFrom(MARIA, PAOLO),
      leaves: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const begin = registersUnder(RULES);
        const end = steps.reduce((world, { stream, programme, personId, leaves }, index) => {
          const one = leaves ? leaving(stream) : adhering(programme, stream, personId);
          return ask(world, {
            ...one,
            at: moment('2020-01-09', `09:${String(index).padStart(2, '0')}:00.000Z`),
          }).world;
        }, begin);
        for (const person of [MARIA, PAOLO]) {
          const both = [A, B].every((code) => `active-percorso/${code}/${person}` in end.keys);
          expect(both).toBe(false);
        }
      }),
    );
  });
});

describe('the table of incompatibilities', () => {
  it('names every pair once, with its source, and no programme beside itself', () => {
    const names = INCOMPATIBILITIES.map(({ programmes }) => [...programmes].sort().join(' '));
    expect(new Set(names).size).toBe(names.length);
    for (const { programmes, source } of INCOMPATIBILITIES) {
      expect(programmes[0]).not.toBe(programmes[1]);
      expect(source.text).not.toBe('');
    }
  });

  it('says of each programme which others exclude it', () => {
    expect(incompatibleWith(RULEBOOK, 'TOS-PIO2').map(({ programme }) => programme)).toEqual([
      'NAZ-ADR',
      'TOS-AI',
      'TOS-PIO1',
    ]);
    expect(incompatibleWith(RULEBOOK, 'VA-DOTE')).toEqual([]);
  });
});
