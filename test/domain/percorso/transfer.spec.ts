import { PERCORSO } from '../../../domain/percorso/decider';
import { cpiStream, parseCpiId } from '../../../domain/identifiers';
import { TRANSFER_CAUSES } from '../../../domain/programmes/pathway';
import { isSpokenOf } from '../../support/spoken-of';
import { acted, given, told, type Given } from '../given';
import { allDone, begun, lived, moneyOf, until } from '../life';
import * as values from '../values';
import { AREZZO, CPI, CPI_AREZZO, CPI_FIRENZE, GINESTRA, HEAD, OFFICER, OTHER_TUTOR, TUTOR } from '../values';

const PISTOIA = values.CPI_PISTOIA;
const CPI_LATINA = values.made(parseCpiId, 'E472C000001');
const transfer = (on: string, to = CPI_AREZZO, actor = CPI) =>
  acted(on, { type: 'TransferPercorso', cpi: to, because: 'moved-within-region' }, actor);
const STAGES = ['requested', 'patto-signed', 'apl-chosen', 'started'] as const;
const label = ({ percorso }: Given) => PERCORSO.label(percorso);

describe('a transfer to another CPI', () => {
  it.each(TRANSFER_CAUSES)('is a fact that says from where, to where and why: %s', (because) => {
    const after = begun()
      .when(acted('2020-03-02', { type: 'TransferPercorso', cpi: CPI_AREZZO, because }))
      .thenFacts({ type: 'PercorsoTransferred', from: CPI_FIRENZE, to: CPI_AREZZO, because });
    expect(after.facts.at(-1)).toMatchObject({ effectiveOn: '2020-03-02', basis: [{ rule: 'D-TRANSFER' }] });
    expect(label(after)).toMatchObject({ cpi: CPI_AREZZO, phase: 'started' });
  });

  it.each(STAGES)('moves nothing else: stage, terms, provider and money of one that is %s', (stage) => {
    const before = allDone(given(stage));
    const after = allDone(before.and(transfer('2020-01-21')));
    expect(after.seen).toEqual(before.seen);
    expect(after.agenda.deadlines).toEqual(before.agenda.deadlines);
    expect(moneyOf(after)).toEqual(moneyOf(before));
  });

  it('is told to the parties with both offices, once', () => {
    const after = allDone(begun()).and(transfer('2020-03-02'));
    const owed = after.agenda.owed.filter(({ effect, direction }) => isSpokenOf(`${direction} ${effect}`));
    expect(owed).toMatchObject([
      {
        effect: 'notify-parties',
        details: { occasion: 'PercorsoTransferred', from: CPI_FIRENZE, to: CPI_AREZZO },
      },
    ]);
  });

  it('may be told late: it holds since its day, which may lie before the last step', () => {
    const early = told(
      '2020-03-02',
      { type: 'TransferPercorso', on: values.day('2020-01-09'), cpi: CPI_AREZZO, because: 'wrong-office' },
      HEAD,
    );
    const after = begun().and(early);
    expect(after.percorso).toMatchObject({ cpi: CPI_AREZZO, heldSince: '2020-01-09', since: '2020-01-20' });
    after
      .when(acted('2020-03-03', { type: 'ChangeApl' }, AREZZO))
      .thenFactsLike({ type: 'AplChangeRequested' });
  });

  it('does not reach back before the office had it', () => {
    const held = begun().and(transfer('2020-03-02'));
    const on = values.day('2020-03-01');
    const command = { type: 'TransferPercorso', on, cpi: PISTOIA, because: 'asked-by-person' } as const;
    held.when(told('2020-03-03', command, AREZZO)).thenRefused('transfer-before-earlier', '2020-03-02');
    begun()
      .when(told('2020-03-03', { ...command, on: values.day('2020-01-06') }))
      .thenRefused('transfer-before-earlier', '2020-01-07');
    held.when(transfer('2020-03-02', PISTOIA, AREZZO)).thenFactsLike({ from: CPI_AREZZO, to: PISTOIA });
  });

  it('is possible after the end, when money still waits for somebody; not of an adhesion that was rejected', () => {
    const ended = until(begun(), '2020-08-31');
    expect(ended.seen.stage).toBe('concluded');
    const after = ended.and(transfer('2020-08-31'));
    expect(after.seen).toEqual(ended.seen);
    expect(label(after)).toMatchObject({ cpi: CPI_AREZZO, phase: 'concluded' });
    const rejected = given('requested').and(
      acted('2020-01-08', { type: 'RecordFacts', facts: { incomeSupport: { known: 'rdc' } } }),
    );
    rejected.when(transfer('2020-01-09')).thenRefused('percorso-ended');
  });
});

describe('the office to which a percorso is transferred', () => {
  it('is one of the register, open, and of the region of the programme: elsewhere it is a lost requirement', () => {
    const life = begun();
    life.when(transfer('2020-03-02', CPI_LATINA)).thenRefused('cpi-unknown', CPI_LATINA);
    const registered = (region: typeof values.LAZIO, from = '2015-09-24') =>
      life.and({
        stream: cpiStream(CPI_LATINA),
        command: { type: 'RegisterCpi', name: 'CPI', region, from: values.day(from), to: null },
        at: values.moment('2020-03-01'),
        actor: OFFICER,
      });
    registered(values.LAZIO)
      .when(transfer('2020-03-02', CPI_LATINA))
      .thenRefused('cpi-of-another-region', CPI_LATINA);
    registered(values.TOSCANA, '2020-03-03')
      .when(transfer('2020-03-02', CPI_LATINA))
      .thenRefused('cpi-not-open', CPI_LATINA);
  });
});

describe('who transfers a percorso', () => {
  it('is the CPI that holds it, or who answers for the programme', () => {
    const life = begun();
    life.when(transfer('2020-03-02', PISTOIA, OFFICER)).thenFactsLike({ to: PISTOIA });
    life.when(transfer('2020-03-02', CPI_AREZZO, AREZZO)).thenRefused('percorso-of-another-cpi', CPI_FIRENZE);
    life
      .when(transfer('2020-03-02', CPI_AREZZO, GINESTRA))
      .thenRefused('percorso-of-another-cpi', CPI_FIRENZE);
    life
      .when(transfer('2020-03-02', CPI_AREZZO, values.BENEFICIARY))
      .thenRefused('percorso-of-another-cpi', CPI_FIRENZE);
  });

  it('is afterwards the CPI that received it, and no more the one that gave it away', () => {
    const after = begun().and(transfer('2020-03-02'));
    after.when(transfer('2020-03-03', PISTOIA)).thenRefused('percorso-of-another-cpi', CPI_AREZZO);
    after.when(transfer('2020-03-03', CPI_AREZZO, AREZZO)).thenRefused('transfer-to-same-cpi', CPI_AREZZO);
    const on = after.and(transfer('2020-03-03', PISTOIA, AREZZO));
    expect(on.percorso).toMatchObject({ cpi: PISTOIA, heldSince: '2020-03-03' });
  });
});

it('a life with a transfer in it comes to the same money as one without', () => {
  const without = until(begun(), '2021-01-01');
  const moved = until(lived(begun(), transfer('2020-03-02')), '2021-01-01');
  expect(moved.seen).toEqual(without.seen);
  expect(moneyOf(moved)).toEqual(moneyOf(without));
});

describe('a caseload that is handed over', () => {
  const replace = (on: string, tutorId = OTHER_TUTOR, actor = GINESTRA) =>
    acted(on, { type: 'ReplaceTutor', tutorId }, actor);

  it('gives the person another tutor, and takes no change from her', () => {
    const after = begun()
      .when(replace('2020-03-02'))
      .thenFacts({ type: 'TutorReplaced', tutorId: OTHER_TUTOR });
    expect(after.seen.tutorId).toBe(OTHER_TUTOR);
    const again = after.and(replace('2020-03-09', TUTOR)).and(replace('2020-03-10'));
    again
      .when(acted('2020-03-11', { type: 'ChangeTutor', tutorId: TUTOR }, GINESTRA))
      .thenFacts({ type: 'TutorChanged', tutorId: TUTOR });
  });

  it('also of one who has used up hers; the tutor who is there changes nothing', () => {
    const used = begun().and(acted('2020-02-03', { type: 'ChangeTutor', tutorId: OTHER_TUTOR }, GINESTRA));
    used.when(replace('2020-03-02')).thenFacts();
    used.when(replace('2020-03-02', TUTOR)).thenFacts({ type: 'TutorReplaced', tutorId: TUTOR });
  });

  it('is of the provider or an office, once somebody has met the person', () => {
    begun()
      .when(replace('2020-03-02', OTHER_TUTOR, values.ROTTA))
      .thenRefused('not-the-chosen-apl');
    begun()
      .when(replace('2020-03-02', OTHER_TUTOR, values.BENEFICIARY))
      .thenRefused('step-of-another');
    begun()
      .when(replace('2020-03-02', OTHER_TUTOR, CPI))
      .thenFactsLike({ type: 'TutorReplaced' });
    given('apl-accepted').when(replace('2020-01-20')).thenRefused('step-not-allowed-now');
    until(begun(), '2020-08-31').when(replace('2020-08-31')).thenRefused('percorso-ended');
  });
});
