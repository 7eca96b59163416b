import type { Text } from '../../../domain/texts';
import {
  OUTCOME_TEXTS,
  REQUEST_STAGE_TEXTS,
  REQUEST_TASK_TEXTS,
  REQUEST_TEXTS,
} from '../../modules/texts/requests';
import { alike } from '../../modules/texts/text';
import { aligned, day, type Cell } from '../text';
import { answerReasonsInWords } from './detail';
import { effectsInWords } from './in-words';
import { askedInWords, listed } from './matter';
import { PROCEEDING_SHOW_TEXTS as SAYS } from './texts';
import type { ToldRequest } from './told';

type Lines = readonly (readonly Cell[])[];

/** What a person asked of the office, and what became of it. */
export function requestInWords(one: ToldRequest): readonly Text[] {
  return [
    SAYS.request(one.number, REQUEST_TEXTS[one.matter.kind]),
    ...aligned([...headOf(one), ...answerOf(one), ...afterAnswer(one)]),
    ...effectsInWords(one.effects),
  ];
}

function headOf({ matter, stage, percorso, lodgedOn, tasks }: ToldRequest): Lines {
  const about = askedInWords(matter);
  return [
    [SAYS.stage, REQUEST_STAGE_TEXTS[stage]],
    ...(about.it === '' ? [] : [[SAYS.matter, about]]),
    ...(percorso === null ? [] : [[SAYS.percorso, percorso]]),
    [SAYS.lodged, day(lodgedOn)],
    ...tasks.map(({ task, dueOn }) => [SAYS.waitsFor, SAYS.byDay(REQUEST_TASK_TEXTS[task], dueOn)]),
  ];
}

function answerOf({ answer }: ToldRequest): Lines {
  if (answer === null) return [];
  const { on, by, outcome, until, reasons, docket, deliveredOn, file } = answer;
  const what = listed([OUTCOME_TEXTS[outcome], until === null ? null : SAYS.until(until), alike(day(on))]);
  return [
    [SAYS.answered, SAYS.byWhom(what, by)],
    [SAYS.reasons, listed([answerReasonsInWords(reasons), SAYS.docket(docket)])],
    [SAYS.delivery, deliveredOn === null ? SAYS.notDelivered : day(deliveredOn)],
    ...(file.length === 0 ? [] : [[SAYS.effects, SAYS.file(file.join(', '))]]),
  ];
}

function afterAnswer({ appeal, exempt, withdrawnOn }: ToldRequest): Lines {
  return [
    ...(appeal === null ? [] : [[SAYS.appeal, day(appeal.on)]]),
    ...(exempt === null ? [] : [[SAYS.exempt, SAYS.period(exempt.from, exempt.to)]]),
    ...(withdrawnOn === null ? [] : [[SAYS.withdrawn, day(withdrawnOn)]]),
  ];
}
