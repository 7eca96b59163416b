import { createHash } from 'node:crypto';
import { aplStream, cpiStream, envelopeStream, type MunicipalityCode } from '../../../../domain/identifiers';
import type { Budget, Programme } from '../../../../domain/programmes/programme';
import type { CivilDate } from '../../../../domain/time/civil-date';
import type { LoadedReferences } from '../references';
import { MANAGER, PHASES, requestOf, type Step } from './step';

/** The budgets of the programme, each once as its last version has it, with the first day on which something may be taken of it. */
export function budgetsOf({ versions }: Programme): readonly (Budget & { readonly from: CivilDate })[] {
  const budgets = new Map<string, Budget & { readonly from: CivilDate }>();
  for (const { budgets: of, adhesionFrom } of versions) {
    for (const one of of) {
      const from = budgets.get(one.envelope)?.from ?? adhesionFrom;
      budgets.set(one.envelope, { ...one, from });
    }
  }
  return [...budgets.values()];
}

/** The opening of an envelope at what the programme's data say. */
export function openingStep({ envelope, cents, from }: Budget & { readonly from: CivilDate }): Step {
  return {
    phase: PHASES.registers,
    stream: envelopeStream(envelope),
    told: from,
    place: 0,
    file: 'programme',
    line: 0,
    request: `import:programme:${envelope}:open:${cents}`,
    takes: null,
    command: { type: 'OpenEnvelope', cents },
    actor: MANAGER,
  };
}

/** The accreditations and suspensions that the register of bodies tells, each from its first day. */
export function aplSteps({ aplRows }: Pick<LoadedReferences, 'aplRows'>): readonly Step[] {
  return aplRows.flatMap(({ line, row }, place) => {
    const sha = createHash('sha256').update(JSON.stringify(row)).digest('hex').slice(0, 12);
    const at = { file: 'apl', line, id: row.codice_fiscale, sha };
    const step = { phase: PHASES.registers, stream: aplStream(row.codice_fiscale), place, file: 'apl', line };
    const accreditation: Step = {
      ...step,
      told: row.accreditata_dal,
      request: requestOf(at, 'accredit'),
      takes: null,
      command: {
        type: 'AccreditApl',
        name: row.denominazione,
        from: row.accreditata_dal,
        to: row.accreditata_al,
        unlessSo: true,
      },
      actor: MANAGER,
    };
    if (row.sospesa_dal === null) return [accreditation];
    const suspension: Step = {
      ...step,
      told: row.sospesa_dal,
      request: requestOf(at, 'suspend'),
      takes: null,
      command: { type: 'SuspendApl', from: row.sospesa_dal, to: row.sospesa_al, unlessSo: true },
      actor: MANAGER,
    };
    return [accreditation, suspension];
  });
}

/**
 * The offices that the register of them tells, each of the region in which the municipality lies that begins its code, and open
 * since adhesions are taken; one whose municipality is not known is left to whoever registers it.
 */
export function cpiSteps({
  cpiRows,
  regions,
  programme,
}: Pick<LoadedReferences, 'cpiRows' | 'regions' | 'programme'>): readonly Step[] {
  const [from] = programme.versions.map(({ adhesionFrom }) => adhesionFrom).sort();
  return cpiRows.flatMap(({ line, row: { codice, denominazione } }, place): readonly Step[] => {
    const region = regions.get(codice.slice(0, MUNICIPALITY_LETTERS) as MunicipalityCode);
    if (region === undefined || from === undefined) return [];
    const entry = { name: denominazione, region, from, to: null };
    const sha = createHash('sha256').update(JSON.stringify(entry)).digest('hex').slice(0, 12);
    return [
      {
        phase: PHASES.registers,
        stream: cpiStream(codice),
        told: from,
        place,
        file: 'cpi',
        line,
        request: requestOf({ file: 'cpi', id: codice, sha }, 'register'),
        takes: null,
        command: { type: 'RegisterCpi', ...entry },
        actor: MANAGER,
      },
    ];
  });
}

const MUNICIPALITY_LETTERS = 4;
