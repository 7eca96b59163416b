import type { Adhesion } from './accepted';
import type { Pathway } from './pathway';
import type { Relationship } from './relationships';

/** Adheres and chooses on 7 January 2020, meets the provider a week later; every amount is 1,000 EUR and what p = 0.8 adds. */
export const ADHESION: Adhesion = {
  id: 'PIO2-2020-000001',
  person: 'RSSMRA85T10A562',
  profile: 0.8,
  adheredOn: '2020-01-07',
  apl: '67653560978',
  chosenOn: '2020-01-07',
  metOn: '2020-01-14',
};

/** A full-time job for a fixed term, on an ordinary employer's message. */
export function job(
  firstDay: string,
  lastDay: string | undefined,
  more: Partial<Relationship> = {},
): Relationship {
  return {
    protocol: firstDay,
    employer: '57332950476',
    module: 'UL',
    firstDay,
    lastDay,
    phases: [phase(firstDay, 'A.02.00')],
    ...more,
  };
}

/** Of forty hours, if no others are said. */
export const phase = (from: string, contract: string, agreed = 40): Relationship['phases'][number] => ({
  from,
  contract,
  hours: agreed * 100,
  fullTimeHours: 4_000,
});

export const pathway = (jobs: readonly Relationship[], more: Partial<Pathway> = {}): Pathway => ({
  adhesion: ADHESION,
  exitedOn: undefined,
  jobs,
  ...more,
});
