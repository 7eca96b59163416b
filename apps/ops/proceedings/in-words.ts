import type { Fact } from '../../../activities/ports';
import type { ProceedingEvent } from '../../../domain/proceeding/events';
import type {
  Decided,
  Delivery,
  EffectStanding,
  Proceeding,
  Summons,
} from '../../../domain/proceeding/state';
import type { Text } from '../../../domain/texts';
import { codeText } from '../../modules/texts/codes';
import {
  CHANNEL_TEXTS,
  GROUND_TEXTS,
  MATTER_TEXTS,
  measureText,
  PROCEEDING_STAGE_TEXTS,
  PROCEEDING_TASK_TEXTS,
  PROCEEDING_TERM_TEXTS,
} from '../../modules/texts/proceedings';
import { alike, inBoth, joined } from '../../modules/texts/text';
import { aligned, day, moment, type Cell } from '../text';
import { titleOf } from '../titles';
import { ordinalIn, reasonsInWords, saidByFact } from './detail';
import { listed, matterInWords } from './matter';
import { PROCEEDING_SHOW_TEXTS as SAYS } from './texts';
import type { ToldProceeding, ToldTerm } from './told';

type Lines = readonly (readonly Cell[])[];

/** A proceeding as it stands: what was sent and answered, what was decided and why, its terms, what followed. */
export function proceedingInWords(one: ToldProceeding): readonly Text[] {
  const { number, matter, terms, effects } = one;
  return [
    SAYS.proceeding(number, MATTER_TEXTS[matter.kind]),
    ...aligned([...headOf(one), ...beforeDecision(one), ...decisionOf(one)]),
    ...(terms.length === 0 ? [] : [indented(SAYS.terms), ...aligned(terms.map(termLine), '    ')]),
    ...effectsInWords(effects),
  ];
}

function headOf({ matter, stage, next, officer, office }: ToldProceeding): Lines {
  const about = matterInWords(matter);
  const percorso = 'percorso' in matter ? matter.percorso : null;
  return [
    [SAYS.stage, PROCEEDING_STAGE_TEXTS[stage]],
    ...(about.it === '' ? [] : [[SAYS.matter, about]]),
    ...(percorso === null ? [] : [[SAYS.percorso, percorso]]),
    [SAYS.officer, office === '' ? officer : SAYS.under(officer, office)],
    ...(next === null ? [] : [[SAYS.waitsFor, SAYS.byDay(PROCEEDING_TASK_TEXTS[next.task], next.dueOn)]]),
  ];
}

function beforeDecision({ summons, openedOn, notice, defences }: Proceeding): Lines {
  return [
    ...(summons === null ? [] : [[SAYS.summons, summonsInWords(summons)]]),
    ...(openedOn === null ? [] : [[SAYS.opened, day(openedOn)]]),
    ...(openedOn === null ? [] : [[SAYS.notice, deliveryInWords(notice)]]),
    ...defences.map(({ on, ground, unheard }) => [
      SAYS.answer,
      listed([alike(day(on)), GROUND_TEXTS[ground], unheard ? SAYS.unheard : null]),
    ]),
  ];
}

function summonsInWords({ on, appointmentOn, delivery, kept }: Summons): Text {
  const came = kept === null ? null : kept ? SAYS.came : SAYS.absent;
  return listed([alike(day(on)), SAYS.appointment(appointmentOn), deliveryInWords(delivery), came]);
}

function deliveryInWords(delivery: Delivery | null): Text {
  if (delivery === null) return SAYS.notDelivered;
  return listed([alike(day(delivery.on)), CHANNEL_TEXTS[delivery.channel]]);
}

function decisionOf({ decided, appealedOn, reviewed }: Proceeding): Lines {
  if (decided === null) return [];
  return [
    [SAYS.decision, decidedInWords(decided)],
    [SAYS.reasons, reasonsInWords(decided.reasons)],
    [SAYS.delivery, deliveryInWords(decided.delivery)],
    ...(appealedOn === null ? [] : [[SAYS.appeal, day(appealedOn)]]),
    ...(reviewed === null
      ? []
      : [[SAYS.review, listed([PROCEEDING_STAGE_TEXTS[reviewed.outcome], alike(day(reviewed.on))])]]),
  ];
}

/** The measure, or that there is none, the day, and who took it. */
function decidedInWords({ measure, ordinal, on, by }: Decided): Text {
  const what = measure === null ? SAYS.nothingDone : measureText(measure);
  return SAYS.byWhom(listed([what, ordinalIn(ordinal), alike(day(on))]), by);
}

function termLine({ term, lastDay, standing }: ToldTerm): readonly Cell[] {
  return [PROCEEDING_TERM_TEXTS[term], day(lastDay), SAYS[standing]];
}

/** What was to be done of it elsewhere, and what came of that. */
export function effectsInWords(effects: readonly EffectStanding[]): readonly Text[] {
  if (effects.length === 0) return [];
  const lines = effects.map(({ key, effect, direction, answer }) => [
    key,
    titleOf('effect', effect),
    joined([codeText('direction', direction), codeText('answer', answer)], ': '),
  ]);
  return [indented(SAYS.effects), ...aligned(lines, '    ')];
}

export function indented(line: Text): Text {
  return inBoth((language) => `  ${line[language]}`);
}

/** A line of the story. */
export function factLine({ version, effectiveOn, recordedAt, actor, event }: Fact): readonly Cell[] {
  const who = [actor.role, actor.organisation, actor.user].filter((part) => part !== '').join(' ');
  const title = titleOf('fact', event.type);
  const said = saidByFact(event as ProceedingEvent);
  const told = said.it === '' ? title : joined([title, said], ': ');
  return [String(version), day(effectiveOn), moment(recordedAt), who, told];
}
