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
import { alike, joined } from '../../modules/texts/text';
import { EXIT, WrongUsage, type Result } from '../terminal';
import { aligned, BLANK, day, moment, type Cell } from '../text';
import { noSuchPerson } from '../texts';
import { titleOf } from '../titles';
import { SHOW_TEXTS } from './texts';

/** Which record of a person is kept, her percorsi, and what was decided about who she is: identifiers, and nobody's name. */
export async function shownPerson(register: DataSource, personId: PersonId): Promise<Result> {
  const [known] = await register.query<object[]>('SELECT FROM register.stream WHERE stream_id = $1', [
    `person/${personId}`,
  ]);
  if (known === undefined) throw new WrongUsage(noSuchPerson(personId));
  const records = await recordsOf(register, personId);
  const [kept, ...others] = records;
  const percorsi = await personPercorsi(register, personId);
  const decisions = await personDecisions(register, records);
  return {
    exit: EXIT.fine,
    document: { personId: kept, records: others, percorsi: percorsi.map((one) => one.percorsoId), decisions },
    lines: [
      SHOW_TEXTS.person(kept),
      ...others.map(SHOW_TEXTS.joinedIntoIt),
      BLANK,
      SHOW_TEXTS.percorsi,
      ...aligned(
        percorsi.map(({ percorsoId, programme, phase }) => [percorsoId, programme, titleOf('phase', phase)]),
      ),
      BLANK,
      SHOW_TEXTS.decided,
      ...aligned(decisions.map(line)),
    ],
  };
}

function line(row: PersonDecision): readonly Cell[] {
  const { event, about } = decidedIn(row);
  const who = [row.actorRole, row.actorOrganisation, row.actorUser].filter((part) => part !== '').join(' ');
  const more = [
    ...about.fields.map(alike),
    ...(about.other === null ? [] : [alike(about.other)]),
    ...(about.joining === null ? [] : [SHOW_TEXTS.joining(about.joining)]),
  ];
  const title = decisionText(event);
  const named = more.length === 0 ? title : joined([title, joined(more, ', ')], ': ');
  const why = EVIDENCE_TEXTS[about.because];
  return [row.personId, String(row.version), day(row.effectiveOn), moment(row.toldAt), who, why, named];
}
