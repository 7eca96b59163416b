import { idOf } from '../../../domain/identifiers';
import { isKnown, type Knowable } from '../../../domain/knowable';
import {
  hasEnded,
  stepIn,
  type BegunPercorso,
  type End,
  type Percorso,
} from '../../../domain/percorso/state';
import { factIn, type Citizenship } from '../../../domain/programmes/facts';
import type { ExitName } from '../../../domain/programmes/pathway';
import { programmeCodeOf, programmeIn } from '../../../domain/programmes/rulebook';
import type { CivilDate } from '../../../domain/time/civil-date';
import type { StreamFile } from '../../ports';
import { aplOf } from './percorso-file';
import type { Columns, ReadModel } from './read-model';

/** Who adhered and how it was closed, of a programme that publishes who its people are; what is not known is null. */
interface ReportPerson {
  readonly percorsoId: string;
  readonly ageYears: number | null;
  readonly citizenship: Citizenship | null;
  /** Ten-thousandths. */
  readonly profileIndex: number | null;
  readonly exit: ExitName | null;
  readonly exitedOn: CivilDate | null;
  readonly exitToldOn: CivilDate | null;
  readonly cpi: string | null;
  readonly apl: string | null;
}

export const REPORT_PERSON = {
  table: 'report_person',
  kind: 'percorso',
  write: 'replace',
  columns: {
    percorsoId: 'uuid',
    ageYears: 'integer',
    citizenship: 'text',
    profileIndex: 'integer',
    exit: 'text',
    exitedOn: 'date',
    exitToldOn: 'date',
    cpi: 'text',
    apl: 'text',
  } satisfies Columns<ReportPerson>,
  key: ['percorsoId'],
  shared: [],
  rows,
} as const satisfies ReadModel;

function rows({ stream, state, rulebook }: StreamFile): readonly ReportPerson[] {
  const percorso = state as Percorso;
  if (percorso.phase === 'none') return [];
  const figures = programmeIn(rulebook, programmeCodeOf(percorso.rules))?.figures;
  if (figures?.people === undefined) return [];
  return [
    {
      percorsoId: idOf(stream),
      ageYears: knownOf(factIn(percorso.facts, 'ageYears')),
      citizenship: knownOf(factIn(percorso.facts, 'citizenship')),
      profileIndex: stepIn(percorso, 'profile')?.profileIndex ?? null,
      ...exitOf(percorso),
      cpi: percorso.cpi,
      apl: aplOf(percorso),
    },
  ];
}

function knownOf<Value>(fact: Knowable<Value>): Value | null {
  return isKnown(fact) ? fact.known : null;
}

const NO_EXIT = { exit: null, exitedOn: null, exitToldOn: null } as const;

function exitOf(percorso: BegunPercorso): Pick<ReportPerson, keyof typeof NO_EXIT> {
  if (!hasEnded(percorso)) return NO_EXIT;
  const { how, on } = percorso.end;
  const exit = EXITS[how];
  return exit === null ? NO_EXIT : { exit, exitedOn: on, exitToldOn: percorso.dossier.told.end ?? on };
}

/** Which ends are exits of the person. */
const EXITS: { readonly [how in End['how']]: ExitName | null } = {
  abandoned: 'abandonment',
  refused: 'refusal',
  'requirement-lost': 'lost-requirement',
  concluded: null,
  lapsed: null,
  deceased: null,
  rejected: null,
};
