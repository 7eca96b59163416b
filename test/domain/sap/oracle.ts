import type { Recorded } from '../../../domain/decider';
import type { PercorsoEvent } from '../../../domain/percorso/events';
import { rulesIn, type Rulebook } from '../../../domain/programmes/rulebook';
import { sapHistoryOf, type SapEvent } from '../../../domain/sap/history';
import type { CivilDate } from '../../../domain/time/civil-date';
import { day } from '../values';

/** Which code may follow which; the first is 01. Written out again, so that it says what the engine has to keep to. */
const CLOSING = ['03', '04', '05', '08', '10', '12'];
const ENDS_OF_BEGUN = ['05', '08', '10', '12'];
const NEXT: { readonly [code: string]: readonly string[] } = {
  '01': ['02', '03', '04', '08', '12', '13'],
  '02': ['09', '13', '14', ...ENDS_OF_BEGUN],
  '09': ['02', '13', '14', ...ENDS_OF_BEGUN],
  '13': ['02', '03', '04', '09', '13', '14', ...ENDS_OF_BEGUN],
  '14': ['02', '13', ...ENDS_OF_BEGUN],
  ...Object.fromEntries(CLOSING.map((code) => [code, ['11']])),
  '11': [],
};

/** The date that must equal the day of the event, as the national record asks it; the others are tied to none. */
const TIED: { readonly [code: string]: keyof SapEvent['dates'] } = {
  '01': 'proposal',
  '02': 'start',
  ...Object.fromEntries(['05', '07', '08', '09', '10', '12', '14', '15'].map((code) => [code, 'end'])),
};

/** What a percorso comes to in the record; up to a day, or in the end. */
export function recordedOf(
  facts: readonly Recorded<unknown>[],
  rulebook: Rulebook,
  asOf: CivilDate = day('2070-01-01'),
): readonly SapEvent[] {
  const own = facts as readonly Recorded<PercorsoEvent>[];
  const adhesion = own[0]?.event;
  if (adhesion?.type !== 'AdhesionSubmitted') return [];
  return sapHistoryOf(own, { rules: rulesIn(rulebook, adhesion.rules), rulebook, asOf });
}

/** Every code in a lawful place, on a day not before the one before it, with its date, because of a fact that there is. */
export function isLawful(events: readonly SapEvent[], facts: readonly Recorded<unknown>[]): void {
  const versions = facts.map(({ version }) => version);
  for (const [index, { code, on, dates, because, request }] of events.entries()) {
    const before = events[index - 1];
    expect(before === undefined ? ['01'] : NEXT[before.code]).toContain(code);
    expect(on >= (before?.on ?? on)).toBe(true);
    const tied = TIED[code];
    if (tied !== undefined) expect(dates[tied]).toBe(on);
    // What follows from a request is because of a fact of the person's proceedings.
    if (request === null) expect(versions).toContain(because);
  }
}

export const codesOf = (events: readonly SapEvent[]): readonly string[] =>
  events.map(({ code, on }) => `${code} ${on}`);
