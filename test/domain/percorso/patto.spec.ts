import { pattoOn } from '../../../domain/percorso/patto';
import type { BegunPercorso } from '../../../domain/percorso/state';
import { acted, given, registersUnder, told, type Given } from '../given';
import { begun, lastVersionOf } from '../life';
import { DEMANDING } from '../readings';
import { BENEFICIARY, day, GINESTRA } from '../values';

const CONTENTS = {
  officer: 'op-1',
  searchActs: [{ act: 'applications', times: 3, every: 'week' }],
  contactEveryDays: 30,
  proofs: ['diary'],
  availability: ['guidance', 'training', 'suitable-offers'],
} as const;

const sign = (on: string, contents?: object) =>
  acted(on, { type: 'SignPatto', ...(contents === undefined ? {} : { contents }) });
const update = (on: string, contents: object, because: 'renewed' | 'updated' = 'updated') =>
  acted(on, { type: 'UpdatePatto', because, contents });
const inForce = ({ percorso }: Given, on: string) => pattoOn(percorso as BegunPercorso, day(on));
const profiled = given('profiled');
const signed = profiled.and(sign('2020-01-10', CONTENTS));

describe('the contents of a patto', () => {
  it('are those that person and office agree, on the profile in force', () => {
    const profile = lastVersionOf(profiled, 'ProfileAssigned');
    profiled
      .when(sign('2020-01-10', CONTENTS))
      .thenFacts({ type: 'PattoSigned', contents: { ...CONTENTS, profile } });
  });

  it('may be left out where the programme demands none, as it was before', () => {
    profiled.when(sign('2020-01-10')).thenFacts({ type: 'PattoSigned' });
  });

  it('name no profile that is none', () => {
    profiled.when(sign('2020-01-10', { ...CONTENTS, profile: 1 })).thenRefused('profile-unknown', '1');
  });

  it('are refused by the names of what is missing where the programme demands them', () => {
    const demanding = given('profiled', registersUnder(DEMANDING));
    demanding
      .when(sign('2020-01-10'))
      .thenRefused(
        'patto-contents-missing',
        'officer',
        'searchActs',
        'contactEveryDays',
        'proofs',
        'availability',
      );
    const { proofs: _, ...others } = CONTENTS;
    demanding.when(sign('2020-01-10', others)).thenRefused('patto-contents-missing', 'proofs');
    demanding.when(sign('2020-01-10', CONTENTS)).thenFactsLike({ type: 'PattoSigned' });
  });
});

describe('a patto that is there', () => {
  it('is updated: what is named changes from that day on, the rest stays', () => {
    const after = signed
      .when(update('2020-02-10', { contactEveryDays: 15 }))
      .thenFactsLike({ type: 'PattoUpdated', because: 'updated', contents: { contactEveryDays: 15 } });
    expect(inForce(after, '2020-01-09')).toBeUndefined();
    expect(inForce(after, '2020-02-09')).toMatchObject({ because: 'signed', contents: CONTENTS });
    expect(inForce(after, '2020-02-10')).toMatchObject({
      because: 'updated',
      contents: { ...CONTENTS, contactEveryDays: 15 },
    });
  });

  it('is renewed as it was, and is not updated where nothing changes', () => {
    signed.when(update('2020-02-10', { contactEveryDays: 30 })).thenRefused('agreement-unchanged');
    signed
      .when(update('2020-02-10', { contactEveryDays: 30 }, 'renewed'))
      .thenFactsLike({ type: 'PattoUpdated', because: 'renewed' });
  });

  it('rests on a profile that was refreshed, which is a change by itself', () => {
    const measured = signed.and(acted('2020-02-03', { type: 'RefreshProfile', profileIndex: 4_000 }));
    const profile = lastVersionOf(measured, 'ProfileRefreshed');
    measured
      .when(update('2020-02-10', {}))
      .thenFacts({ type: 'PattoUpdated', because: 'updated', contents: { profile } });
  });

  it('goes on from its own day, whatever steps came since', () => {
    const started = begun();
    started
      .when(told('2020-02-10', { ...update('2020-01-16', { contactEveryDays: 15 }).command } as never))
      .thenFactsLike({ type: 'PattoUpdated' });
    started
      .when(told('2020-02-10', { ...update('2020-01-09', { contactEveryDays: 15 }).command } as never))
      .thenRefused('date-before-previous-step');
  });

  it('is for the office, once it was signed, until the end', () => {
    profiled.when(update('2020-01-10', {})).thenRefused('step-not-allowed-now');
    for (const actor of [GINESTRA, BENEFICIARY])
      begun()
        .when(acted('2020-02-10', { type: 'UpdatePatto', because: 'renewed', contents: {} }, actor))
        .thenRefused('step-of-another');
    begun().andWaited('2021-01-10').when(update('2021-01-10', {})).thenRefused('percorso-ended');
  });

  it('may be corrected: what was told instead holds from its own day, and an update is taken out', () => {
    const updated = signed.and(update('2020-02-10', { contactEveryDays: 15 }));
    const corrects = lastVersionOf(updated, 'PattoUpdated');
    const instead = { ...update('2020-02-12', { contactEveryDays: 20 }).command } as never;
    const right = updated.and(acted('2020-02-20', { type: 'CorrectFact', corrects, instead, withdraws: [] }));
    expect(inForce(right, '2020-02-11')).toMatchObject({ contents: { contactEveryDays: 30 } });
    expect(inForce(right, '2020-02-12')).toMatchObject({ contents: { contactEveryDays: 20 } });
    const never = updated.and(
      acted('2020-02-20', { type: 'CorrectFact', corrects, instead: null, withdraws: [] }),
    );
    expect(inForce(never, '2020-03-01')).toMatchObject({ because: 'signed' });
    const late = { type: 'SignPatto', on: day('2020-02-11') } as const;
    const signing = lastVersionOf(updated, 'PattoSigned');
    updated
      .when(acted('2020-02-20', { type: 'CorrectFact', corrects: signing, instead: late, withdraws: [] }))
      .thenRefused('correction-after-next-step', `PattoUpdated@${corrects}`);
  });
});
