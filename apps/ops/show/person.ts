import type { DataSource } from 'typeorm';
import {
  decidedIn,
  personDecisions,
  type PersonDecision,
} from '../../../activities/postgres/read-models/person-decision';
import { personPercorsi } from '../../../activities/postgres/read-models/percorso-file';
import { recordsOf } from '../../../activities/postgres/read-models/person-record';
import type { PersonId } from '../../../domain/identifiers';
import { decisionText, EVIDENCE_TEXTS } from '../../modules/texts/identity';
import { EXIT, WrongUsage, type Result } from '../terminal';
import { aligned, day, moment } from '../text';
import { titleOf } from '../titles';

/** Which record of a person is kept, her percorsi, and what was decided about who she is: identifiers, and nobody's name. */
export async function shownPerson(register: DataSource, personId: PersonId): Promise<Result> {
  const [known] = await register.query<object[]>('SELECT FROM register.stream WHERE stream_id = $1', [
    `person/${personId}`,
  ]);
  if (known === undefined) throw new WrongUsage(`The register has no person ${personId}`);
  const records = await recordsOf(register, personId);
  const [kept, ...others] = records;
  const percorsi = await personPercorsi(register, personId);
  const decisions = await personDecisions(register, records);
  return {
    exit: EXIT.fine,
    document: { personId: kept, records: others, percorsi: percorsi.map((one) => one.percorsoId), decisions },
    lines: [
      `Person ${kept}`,
      ...others.map((one) => `  joined into it: ${one}`),
      '',
      'Percorsi',
      ...aligned(
        percorsi.map(({ percorsoId, programme, phase }) => [
          percorsoId,
          programme,
          titleOf('phase', phase).en,
        ]),
      ),
      '',
      'Decided about who the person is',
      ...aligned(decisions.map(line)),
    ],
  };
}

function line(row: PersonDecision): readonly string[] {
  const { event, about } = decidedIn(row);
  const who = [row.actorRole, row.actorOrganisation, row.actorUser].filter((part) => part !== '').join(' ');
  const more = [
    ...about.fields,
    ...(about.other === null ? [] : [about.other]),
    ...(about.joining === null ? [] : [`joining ${about.joining}`]),
  ];
  const title = decisionText(event).en;
  const named = more.length === 0 ? title : `${title}: ${more.join(', ')}`;
  const why = EVIDENCE_TEXTS[about.because].en;
  return [row.personId, String(row.version), day(row.effectiveOn), moment(row.toldAt), who, why, named];
}
