import type { PercorsoFile } from '../../../activities/postgres/read-models/percorso-file';
import type { ProceedingRow } from '../../../activities/postgres/read-models/proceeding-row';
import type { RunFact } from '../../../activities/postgres/run-facts';
import type { TimelineRow } from '../../../activities/postgres/read-models/timeline';
import type { Reason } from '../../../domain/rejections';
import type { Text } from '../../../domain/texts';
import type { ToldStanding } from '../../modules/standing/standing';
import type { ToldUnemployment } from '../../modules/unemployment/unemployment';
import { codeText } from '../../modules/texts/codes';
import { missingText } from '../../modules/texts/pathway';
import { alike, inBoth, joined, text } from '../../modules/texts/text';
import { proceedingsInWords } from '../proceedings/about';
import { runsInWords } from '../runs/in-words';
import { RUN_SHOW_TEXTS } from '../runs/texts';
import { agreedInWords } from '../standing/agreed';
import { accountInWords, jobsInWords } from '../standing/in-words';
import { STANDING_TEXTS } from '../standing/texts';
import { aligned, BLANK, day, moment, type Cell } from '../text';
import { OPS_TEXTS } from '../texts';
import { refusalOf, titleOf } from '../titles';
import { detailOf } from './detail';
import { DETAIL_TEXTS } from './detail-texts';
import { SHOW_TEXTS } from './texts';
import { unemploymentInWords } from './unemployment';

/** What is nowhere kept. */
interface Derived {
  readonly standing: ToldStanding | undefined;
  readonly unemployment: readonly ToldUnemployment[];
  /** What payment runs made of its payments. */
  readonly runs: readonly RunFact[];
  readonly proceedings: readonly ProceedingRow[];
}

/** The file of a percorso and its story, for a person to read. */
export function shownInWords(
  file: PercorsoFile,
  timeline: readonly TimelineRow[],
  { standing, unemployment, runs, proceedings }: Derived,
): readonly Text[] {
  const { whenTrue, told, recorded, who, what } = SHOW_TEXTS;
  return [
    alike(`Percorso ${file.percorsoId}`),
    ...aligned([...headOf(file), ...providerOf(standing), ...pathOf(standing), ...clockOf(standing)]),
    BLANK,
    ...(standing === undefined ? [] : agreedInWords(standing.agreed)),
    ...(standing === undefined ? [] : [STANDING_TEXTS.jobs, ...jobsInWords(standing), BLANK]),
    SHOW_TEXTS.unemployment,
    ...unemploymentInWords(unemployment),
    BLANK,
    ...(standing === undefined ? [] : [STANDING_TEXTS.account, ...accountInWords(standing), BLANK]),
    SHOW_TEXTS.possible,
    ...list(file.possibilities.filter((one) => one.allowed).map((one) => [one.command])),
    BLANK,
    SHOW_TEXTS.notPossible,
    ...list(file.possibilities.filter((one) => !one.allowed).map(refused)),
    BLANK,
    SHOW_TEXTS.effects,
    ...list(file.effects.map(effect)),
    BLANK,
    ...(runs.length === 0 ? [] : [RUN_SHOW_TEXTS.runs, ...runsInWords(runs), BLANK]),
    ...proceedingsInWords(proceedings),
    SHOW_TEXTS.story,
    ...aligned([['', whenTrue, told, recorded, who, what], ...timeline.map(line)]),
  ];
}

function headOf(file: PercorsoFile): readonly (readonly Cell[])[] {
  const { nextDeadline, nextDueOn, phase, since, envelope, version, closed } = file;
  const deadline =
    nextDeadline === null || nextDueOn === null
      ? OPS_TEXTS.none
      : SHOW_TEXTS.deadline(titleOf('deadline', nextDeadline), nextDueOn);
  return [
    [SHOW_TEXTS.phase, SHOW_TEXTS.since(titleOf('phase', phase), phase, since)],
    [SHOW_TEXTS.rules, file.rules],
    [SHOW_TEXTS.requestedOn, day(file.requestedOn)],
    [SHOW_TEXTS.nextDeadline, deadline],
    [SHOW_TEXTS.cpi, file.cpi ?? OPS_TEXTS.none],
    [
      SHOW_TEXTS.reserved,
      envelope === null ? OPS_TEXTS.nothing : SHOW_TEXTS.ofEnvelope(file.reservedCents, envelope),
    ],
    [SHOW_TEXTS.version, inBoth((language) => `${version}${closed ? SHOW_TEXTS.closed[language] : ''}`)],
  ];
}

/** The lead first; a network with all its members. */
function providerOf(standing: ToldStanding | undefined): readonly (readonly Cell[])[] {
  if (standing === undefined) return [];
  const { provider } = standing;
  const others = provider?.members.filter((one) => one !== provider.lead) ?? [];
  return [[SHOW_TEXTS.provider, provider === null ? OPS_TEXTS.none : [provider.lead, ...others].join(', ')]];
}

/** Nothing where there is one path for all, or none yet. */
function pathOf(standing: ToldStanding | undefined): readonly (readonly Cell[])[] {
  return standing?.path === undefined ? [] : [[SHOW_TEXTS.path, codeText('path', standing.path)]];
}

function clockOf(standing: ToldStanding | undefined): readonly (readonly Cell[])[] {
  if (standing === undefined) return [];
  const { plannedEnd, endsOn, suspendedSince } = standing.clock;
  const moved = plannedEnd === null || endsOn === plannedEnd ? BLANK : SHOW_TEXTS.plannedFor(plannedEnd);
  return [
    [
      SHOW_TEXTS.endsOn,
      endsOn === null ? SHOW_TEXTS.notKnown : inBoth((language) => `${day(endsOn)}${moved[language]}`),
    ],
    [SHOW_TEXTS.suspended, suspendedSince === null ? OPS_TEXTS.no : SHOW_TEXTS.byJob(suspendedSince)],
  ];
}

function refused({ command, reason, missing }: PercorsoFile['possibilities'][number]): readonly Cell[] {
  if (reason === undefined) return [command];
  const { title } = refusalOf(reason);
  const needed = neededFor(reason, missing);
  if (needed.length === 0) return [command, title];
  const what = joined(needed, '; ');
  return [command, text(`${title.it} (${what.it})`, `${title.en} (${what.en})`)];
}

function neededFor(reason: Reason, missing: readonly string[]): readonly Text[] {
  return reason === 'facts-missing' || reason === 'step-not-allowed-now' ? missing.map(missingText) : [];
}

function effect({
  key,
  effect: name,
  direction,
  answer,
  since,
}: PercorsoFile['effects'][number]): readonly Cell[] {
  const [way, came] = [codeText('direction', direction), codeText('answer', answer)];
  const stands = inBoth((language) => `${way[language]}: ${came[language]}`);
  return [key, titleOf('effect', name), stands, SHOW_TEXTS.sinceMoment(since)];
}

function line(row: TimelineRow): readonly Cell[] {
  const who = [row.actorRole, row.actorOrganisation, row.actorUser].filter((part) => part !== '').join(' ');
  const title = titleOf('fact', row.type);
  const more = detailOf(row);
  const said = more === undefined ? title : joined([title, more], ': ');
  const { correctedBy } = row;
  const named = correctedBy === null ? said : joined([said, DETAIL_TEXTS.correctedBy(correctedBy)], ' ');
  return [String(row.version), day(row.effectiveOn), moment(row.toldAt), moment(row.recordedAt), who, named];
}

function list(rows: readonly (readonly Cell[])[]): readonly Text[] {
  return rows.length === 0 ? aligned([[OPS_TEXTS.nothing]]) : aligned(rows);
}
