import { isAccreditedOn, type Apl } from '../../../../domain/apl/state';
import { parseCpiId } from '../../../../domain/identifiers';
import { assessAll } from '../../../../domain/percorso/eligibility';
import { lastDayOfService } from '../../../../domain/programmes/pathway';
import type { Programme } from '../../../../domain/programmes/programme';
import type { Requirement } from '../../../../domain/programmes/requirements';
import { ruleOf } from '../../../../domain/percorso/pathway';
import { lastDayOf } from '../../../../domain/programmes/term';
import type { CivilDate } from '../../../../domain/time/civil-date';
import { future, unknownIn, type References } from '../files/file-table';
import type { AdhesionRow } from '../files/adhesion-row';
import type { Fault } from '../read/column';
import { factsOf, versionFor } from './facts';
import { identityFaults } from './identity';

/** Every fault of an adhesion whose cells could all be read. Who may take part is for the programme to say. */
export function adhesionFaults(row: AdhesionRow, references: References): readonly Fault[] {
  const faults = [
    ...placeFaults(row, references),
    ...stepFaults(row, references),
    ...choiceFaults(row, references),
  ];
  const identity = identityFaults(row);
  return [...faults, ...(identity.length > 0 ? identity : requirementFaults(row, references))];
}

/**
 * The last day on which this adhesion bars another one, as far as its own row tells it: the end of the pathway, or of the
 * time for choosing an APL. Exits and jobs are in other files.
 */
export function lastDayThatBars(row: AdhesionRow, programme: Programme): CivilDate | null {
  const version = versionFor(row, programme);
  if (version === undefined) return null;
  const { clock } = version;
  if (row.data_scelta_apl !== null)
    return clock === null ? null : lastDayOfService(clock, row.data_scelta_apl);
  const due = ruleOf('choice', version)?.due ?? null;
  return due === null ? null : lastDayOf(due.term, row.data_patto);
}

function placeFaults(row: AdhesionRow, references: References): readonly Fault[] {
  const { offices, regions } = references;
  const office = offices.has(row.cpi)
    ? []
    : unknownIn({ file: 'cpi', code: row.cpi }, { field: 'cpi', reason: 'office-unknown' }, references);
  const places = (['comune_nascita', 'comune_residenza', 'comune_domicilio'] as const).filter(
    // Births abroad have a code of their state, which no list of municipalities holds.
    (field) => !regions.has(row[field]) && !(field === 'comune_nascita' && row[field].startsWith('Z')),
  );
  return [
    ...office,
    ...places.flatMap((field) =>
      unknownIn({ file: 'comuni', code: row[field] }, { field, reason: 'municipality-unknown' }, references),
    ),
  ];
}

/** The days of the steps, in their order. */
export const STEPS = [
  'data_adesione',
  'data_presa_in_carico',
  'data_profilazione',
  'data_patto',
  'data_scelta_apl',
  'data_primo_incontro',
  'data_piano',
] as const;

/** The days of the steps: none before the one before it, none without it, none that has not come yet. */
function stepFaults(row: AdhesionRow, references: References): readonly Fault[] {
  const faults = STEPS.flatMap((field) => future(field, row[field], references));
  STEPS.slice(1).forEach((field, index) => {
    const previous = STEPS[index] ?? field;
    const [before, on] = [row[previous], row[field]];
    if (on === null) return;
    if (before === null) faults.push({ field: previous, reason: 'step-missing' });
    else if (on < before) faults.push({ field, reason: 'date-before-previous-step' });
  });
  if (row.data_primo_incontro !== null && row.tutor === null)
    faults.push({ field: 'tutor', reason: 'cell-missing' });
  return faults;
}

/** The body chosen, by the register of accredited bodies on the day of the choice; an office, by that of offices. */
function choiceFaults(row: AdhesionRow, references: References): readonly Fault[] {
  const { apl: code, data_scelta_apl: on } = row;
  if (code === null) return on === null ? [] : [{ field: 'apl', reason: 'cell-missing' }];
  if (parseCpiId(code) !== undefined) return officeFaults(row, code, references);
  const apl = references.apls.get(code);
  if (apl === undefined)
    return unknownIn({ file: 'apl', code }, { field: 'apl', reason: 'apl-unknown' }, references);
  if (on === null || isAccreditedOn(apl, on)) return [];
  return [{ field: 'apl', reason: whyNotAccredited(apl, on) }];
}

/** An office needs no accreditation; whether offices are chosen at all is for the programme to say. */
function officeFaults(row: AdhesionRow, code: string, references: References): readonly Fault[] {
  const version = versionFor(row, references.programme);
  // Of an adhesion outside the window nobody can say: that is its fault.
  if (version !== undefined && !(version.providers?.kinds ?? []).includes('cpi'))
    return [{ field: 'apl', reason: 'apl-unknown' }];
  const unknown = { field: 'apl', reason: 'office-unknown' } as const;
  return references.offices.has(code) ? [] : unknownIn({ file: 'cpi', code }, unknown, references);
}

function whyNotAccredited(apl: Apl, on: CivilDate): Fault['reason'] {
  if (apl.phase === 'none') return 'apl-unknown';
  const isSuspended = isAccreditedOn({ ...apl, suspended: [] }, on);
  if (isSuspended) return 'apl-suspended';
  return apl.accredited.some(({ from }) => from <= on)
    ? 'apl-no-longer-accredited'
    : 'apl-not-yet-accredited';
}

/** What the programme itself finds not met; what no row can tell is left to the decision. */
function requirementFaults(row: AdhesionRow, references: References): readonly Fault[] {
  const { programme } = references;
  const version = versionFor(row, programme);
  if (version === undefined)
    return [{ field: 'data_adesione', reason: outsideWindow(programme, row.data_adesione) }];
  const rulings = assessAll(version, factsOf(row, references, null), row.data_adesione);
  return version.requirements
    .filter((_, index) => rulings[index]?.verdict === 'not-met')
    .flatMap(({ kind }) => UNMET[kind] ?? []);
}

/** Found here where no job could make it longer, else once the messages are read (`stage/check-seniority.ts`). */
export const TOO_SHORT = { field: 'data_did', reason: 'unemployed-too-short' } as const satisfies Fault;

/** Which cell says that a requirement is not met; one that no cell tells is for the decision to refuse. */
const UNMET: { readonly [kind in Requirement['kind']]?: Fault } = {
  'minimum-age': { field: 'data_nascita', reason: 'minor' },
  'resident-or-domiciled': { field: 'comune_residenza', reason: 'outside-the-region' },
  unemployed: { field: 'data_did', reason: 'not-unemployed' },
  'unemployed-for': TOO_SHORT,
  'not-receiving': { field: 'sostegno_reddito', reason: 'income-support-excluded' },
};

function outsideWindow({ versions }: Programme, on: CivilDate): Fault['reason'] {
  const isLater = versions.some(({ adhesionTo }) => adhesionTo < on);
  return isLater ? 'adhesion-after-closing' : 'adhesion-before-opening';
}
