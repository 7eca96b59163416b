import type { Breach } from '../../../domain/programmes/conditionality';
import type { Matter, Spell } from '../../../domain/proceeding/matter';
import { day } from '../values';
import { DOCKET, later, measured, missed, NASPI, opened, Proceeded } from './world';

const breach = (kind: Breach, on: string, spell: Spell | null = NASPI): Matter => ({
  kind: 'conditionality',
  breach: kind,
  on: day(on),
  spell,
  percorso: null,
});

/** Absent to a summons, and what it came to. */
const noShow = (before: Proceeded, on: string) =>
  measured(missed(before, on).waited(later(on, 8)), later(on, 8));
const course = (before: Proceeded, on: string) =>
  measured(opened(before, later(on, 1), breach('training-missed', on)), later(on, 2));
const measuresIn = (life: Proceeded) =>
  life.events.flatMap((event) => (event.type === 'MeasureAdopted' ? [event.measure] : []));

describe('golden G11 (design/domain.md R14): no-show, course absence, no-show, no-show with NASpI', () => {
  const life = noShow(
    noShow(course(noShow(new Proceeded(), '2020-02-03'), '2020-03-10'), '2020-04-01'),
    '2020-05-05',
  );

  it('come to a quarter of a month, a month because it is the first of its kind, a month, the loss of benefit and status', () => {
    expect(measuresIn(life)).toEqual([
      { kind: 'benefit-reduced', lostQuarters: 1 },
      { kind: 'benefit-reduced', lostQuarters: 4 },
      { kind: 'benefit-reduced', lostQuarters: 4 },
      { kind: 'benefit-lost' },
    ]);
  });

  it('tell the institute each time, and forfeit the status with the last', () => {
    expect(life.owed.filter((one) => one === 'do tell-benefit-payer')).toHaveLength(4);
    expect(life.owed.filter((one) => one === 'do forfeit-status')).toHaveLength(1);
  });

  it('are one less where the first of them is annulled, and what had followed is undone', () => {
    const first = life.state.phase === 'none' ? undefined : life.state.proceedings[0];
    const after = life.and('2020-06-10', {
      type: 'AnnulMeasure',
      proceeding: first?.number ?? 0,
      reasons: ['founded'],
      docket: DOCKET,
    });
    const told = after.events.slice(life.events.length);
    expect(told).toMatchObject([
      { type: 'MeasureAnnulled', proceeding: first?.number },
      { type: 'MeasureReduced', ordinal: 1, measure: { kind: 'benefit-reduced', lostQuarters: 1 } },
      { type: 'MeasureReduced', ordinal: 2, measure: { kind: 'benefit-reduced', lostQuarters: 4 } },
    ]);
    expect(after.owed).toContain('undo forfeit-status');
    expect(after.owed).not.toContain('do forfeit-status');
    expect(after.owed.filter((one) => one === 'undo tell-benefit-payer')).toHaveLength(3);
  });
});

test.each<[Spell['benefit'], Breach, readonly string[]]>([
  ['naspi', 'appointment-missed', ['1', '4', 'benefit-lost', 'benefit-lost']],
  ['naspi', 'guidance-missed', ['1', '4', 'benefit-lost']],
  ['naspi', 'training-missed', ['4', 'benefit-lost']],
  ['naspi', 'offer-refused', ['benefit-lost']],
  ['rdc', 'appointment-missed', ['4', '8', 'benefit-lost']],
  ['rdc', 'guidance-missed', ['8', 'benefit-lost']],
  ['rdc', 'training-missed', ['benefit-lost']],
  ['rdc', 'offer-refused', ['warning', 'warning', 'benefit-lost']],
  ['none', 'training-missed', ['warning', 'warning', 'exclusion']],
])('of who receives %s, %s comes to %j', (benefit, kind, measures) => {
  const spell: Spell = { benefit, since: day('2020-01-01') };
  const matters = measures.map((_, index) => breach(kind, later('2020-02-03', 30 * index), spell));
  const life = matters.reduce((before, matter, index) => {
    const on = later('2020-02-03', 30 * index);
    return kind === 'appointment-missed'
      ? measured(missed(before, on, spell).waited(later(on, 8)), later(on, 8))
      : measured(opened(before, later(on, 1), matter), later(on, 2));
  }, new Proceeded());
  const said = measuresIn(life).map((one) => ('lostQuarters' in one ? String(one.lostQuarters) : one.kind));
  expect(said).toEqual(measures);
});

describe('a breach', () => {
  it('is counted within its own spell of the benefit', () => {
    const life = course(new Proceeded(), '2020-02-03');
    const another = breach('training-missed', '2020-04-01', { benefit: 'naspi', since: day('2020-03-20') });
    const again = measured(opened(life, '2020-04-02', another), '2020-04-03');
    expect(measuresIn(again)).toEqual([
      { kind: 'benefit-reduced', lostQuarters: 4 },
      { kind: 'benefit-reduced', lostQuarters: 4 },
    ]);
  });

  it('of somebody whose benefit is not known waits for it', () => {
    const life = opened(new Proceeded(), '2020-02-04', breach('training-missed', '2020-02-03', null));
    const proceeding = life.last.number;
    const told = life.and('2020-02-05', {
      type: 'RecordDelivery',
      proceeding,
      of: 'notice',
      channel: 'by-hand',
      docket: DOCKET,
    });
    const adopt = { type: 'AdoptMeasure', proceeding, reasons: ['no-answer'], docket: DOCKET } as const;
    expect(told.refused('2020-02-20', adopt)).toEqual({ reason: 'facts-missing', missing: ['benefit'] });
    const known = told.and('2020-02-20', { type: 'TellSpell', proceeding, spell: NASPI });
    expect(known.refused('2020-02-20', adopt)).toBeNull();
  });

  it('on a day on which the law had no measure for it is dismissed, and nothing else', () => {
    const rdc: Spell = { benefit: 'rdc', since: day('2020-01-01') };
    const life = opened(new Proceeded(), '2024-02-04', breach('training-missed', '2024-02-03', rdc));
    const proceeding = life.last.number;
    const delivery = {
      type: 'RecordDelivery',
      proceeding,
      of: 'notice',
      channel: 'pec',
      docket: DOCKET,
    } as const;
    const told = life.and('2024-02-05', delivery);
    const adopt = { type: 'AdoptMeasure', proceeding, reasons: ['no-answer'], docket: DOCKET } as const;
    expect(told.refused('2024-02-20', adopt)?.reason).toBe('no-measure-in-law');
    expect(
      told.refused('2024-02-20', { ...adopt, type: 'DismissProceeding', reasons: ['not-proven'] }),
    ).toBeNull();
  });

  it('of an appointment takes a summons', () => {
    const asked = { type: 'OpenProceeding', matter: breach('appointment-missed', '2020-02-03') } as const;
    expect(new Proceeded().refused('2020-02-04', asked)?.reason).toBe('summons-needed');
  });
});
