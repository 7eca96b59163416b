import { amended, type Rulebook } from '../../../domain/programmes/rulebook';
import { isLost } from '../../../domain/percorso/accreditation-read';
import { TOS_PIO2, TOS_PIO2_THIRD } from '../../../domain/programmes/tos-pio2';
import { acted, Given } from '../given';
import { allDone, assessed, begun, happened, hour, until } from '../life';
import { everyDay } from '../readings';
import { APL_GINESTRA, APL_ROTTA, day, only } from '../values';
import { aboutGinestra, after, annulled, decided, engineAsks } from './proceeded';

const EVERY_DAY = everyDay(amended(TOS_PIO2_THIRD, { version: 'every-day' }));
const RULES: Rulebook = { programmes: [{ ...TOS_PIO2, versions: [...TOS_PIO2.versions, EVERY_DAY] }] };

const suspension = { kind: 'suspension', until: day('2020-06-30') } as const;

/** Maria's provider is suspended by a decision delivered on 12 February, and her percorso has heard of it. */
function suspendedUnder(before: Given): { readonly life: Given; readonly proceeding: number } {
  const proceeded = decided(aboutGinestra(before.world), '2020-02-11', suspension);
  const { number: proceeding } = proceeded.last;
  const world = after(proceeded.world, engineAsks('CarryOutMeasure', proceeding, '2020-02-12'));
  return { life: until(new Given(world), '2020-02-12'), proceeding };
}

/** The appeal is upheld on that day, and her percorso has heard of it. */
function upheld({ life, proceeding }: ReturnType<typeof suspendedUnder>, on: string): Given {
  const { world } = annulled(aboutGinestra(life.world), on, proceeding);
  return until(new Given(after(world, engineAsks('UndoMeasure', proceeding, on))), on);
}

const changes = (life: Given) =>
  happened(life, 'AccreditationChanged').map((one) => [one.on, ...('without' in one ? one.without : [])]);
const daysKnown = ({ percorso }: Given) => (percorso.phase === 'none' ? [] : percorso.dossier.unaccredited);
const started = allDone(begun({ rulebook: RULES }).and(hour('2020-02-05', 1)));

describe('a percorso whose provider is suspended by a measure', () => {
  it('hears of it on the day of the delivery: another provider may be chosen, freely', () => {
    const { life } = suspendedUnder(started);
    expect(changes(life)).toEqual([['2020-02-12', APL_GINESTRA]]);
    expect(daysKnown(life)).toMatchObject([{ body: APL_GINESTRA, from: '2020-02-12', to: '2020-06-30' }]);
    expect(isLost(life.percorso)).toBe(true);
    const left = life.and(acted('2020-02-13', { type: 'ChangeApl' }));
    expect(happened(left, 'ProviderLost')).toHaveLength(1);
    expect(happened(left, 'AplChangeRequested')).toEqual([]);
  });

  it('is as it was once the appeal is upheld: terms, provider and money', () => {
    const held = suspendedUnder(started);
    const after = upheld(held, '2020-02-20');
    expect(changes(after)).toEqual([['2020-02-12', APL_GINESTRA], ['2020-02-20']]);
    expect(daysKnown(after)).toEqual([]);
    const without = until(started, '2020-02-20');
    expect(after.seen).toEqual(without.seen);
    expect(after.agenda.deadlines).toEqual(without.agenda.deadlines);
    expect(assessed(after)).toEqual(assessed(without));
    expect(isLost(after.percorso)).toBe(false);
    // What it does from then on earns again, and what it did meanwhile too.
    const meanwhile = hour('2020-02-17', 2);
    const earned = (life: Given) => assessed(until(life.and(meanwhile), '2020-09-30'))[APL_GINESTRA];
    expect(earned(after)).toBe(earned(without));
    expect(earned(held.life) ?? 0).toBeLessThan(earned(after) ?? 0);
  });

  it('keeps the provider that was chosen meanwhile', () => {
    const { life, proceeding } = suspendedUnder(started);
    const elsewhere = allDone(
      life.and(
        acted('2020-02-13', { type: 'ChangeApl' }),
        acted('2020-02-14', { type: 'ChooseApl', provider: only(APL_ROTTA) }),
      ),
    );
    const after = upheld({ life: elsewhere, proceeding }, '2020-02-20');
    expect(after.seen.provider).toEqual(only(APL_ROTTA));
    expect(daysKnown(after)).toEqual([]);
    expect(changes(after)).toEqual([['2020-02-12', APL_GINESTRA]]);
    after.when(acted('2020-02-21', { type: 'ChangeApl' })).thenRefused('step-not-allowed-now');
  });
});
