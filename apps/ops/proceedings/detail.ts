import type { ProceedingEvent, ProceedingEventType } from '../../../domain/proceeding/events';
import type { AnswerReason } from '../../../domain/proceeding/request-matter';
import type { DecisionReason } from '../../../domain/proceeding/events';
import type { Text } from '../../../domain/texts';
import { codeText } from '../../modules/texts/codes';
import {
  CHANNEL_TEXTS,
  DECISION_REASON_TEXTS,
  GROUND_TEXTS,
  MATTER_TEXTS,
  measureText,
  PROCEEDING_TERM_TEXTS,
} from '../../modules/texts/proceedings';
import {
  ANSWER_REASON_TEXTS,
  OUTCOME_TEXTS,
  REQUEST_STAGE_TEXTS,
  REQUEST_TEXTS,
} from '../../modules/texts/requests';
import { alike, joined } from '../../modules/texts/text';
import { titleOf } from '../titles';
import { askedInWords, benefitInWords, listed, matterInWords } from './matter';
import { DELIVERED_TEXTS, PROCEEDING_SHOW_TEXTS as SAYS } from './texts';

/** What a line of the story adds to the title of its fact: which proceeding or request it is of, and what it says. */
export function saidByFact(event: ProceedingEvent): Text {
  const tell = SAID[event.type] as Tell<ProceedingEventType> | undefined;
  return listed([numberIn(event), tell?.(event) ?? null]);
}

function numberIn(event: ProceedingEvent): Text | null {
  if ('proceeding' in event) return SAYS.number(event.proceeding);
  return 'request' in event ? SAYS.number(event.request) : null;
}

type Tell<Type extends ProceedingEventType> = (
  event: Extract<ProceedingEvent, { readonly type: Type }>,
) => Text;

/** A fact that is not here is told by its title. */
const SAID: { readonly [Type in ProceedingEventType]?: Tell<Type> } = {
  PersonSummoned: ({ appointmentOn, spell }) =>
    listed([SAYS.appointment(appointmentOn), benefitInWords(spell)]),
  JustificationRejected: ({ docket }) => SAYS.docket(docket),
  ProceedingOpened: ({ matter }) => listed([MATTER_TEXTS[matter.kind], matterInWords(matter)]),
  SpellTold: ({ spell }) => benefitInWords(spell),
  DeliveryRecorded: ({ of, channel, docket }) =>
    listed([DELIVERED_TEXTS[of], CHANNEL_TEXTS[channel], SAYS.docket(docket)]),
  DefenceLodged: ({ ground, docket }) => listed([GROUND_TEXTS[ground], SAYS.docket(docket)]),
  MeasureAdopted: ({ measure, ordinal, reasons, docket }) =>
    listed([measureText(measure), ordinalIn(ordinal), reasonsInWords(reasons), SAYS.docket(docket)]),
  ProceedingDismissed: ({ reasons, docket }) => listed([reasonsInWords(reasons), SAYS.docket(docket)]),
  MeasureTookEffect: ({ measure }) => measureText(measure),
  AppealLodged: ({ docket }) => SAYS.docket(docket),
  MeasureConfirmed: ({ reasons, docket }) => listed([reasonsInWords(reasons), SAYS.docket(docket)]),
  MeasureAnnulled: ({ reasons, docket }) => listed([reasonsInWords(reasons), SAYS.docket(docket)]),
  MeasureReduced: ({ measure, ordinal }) => listed([measureText(measure), ordinalIn(ordinal)]),
  TermPassed: ({ term }) => PROCEEDING_TERM_TEXTS[term],
  RequestLodged: ({ matter, docket }) =>
    listed([REQUEST_TEXTS[matter.kind], askedInWords(matter), SAYS.docket(docket)]),
  RequestAnswered: ({ outcome, reasons, until, docket }) =>
    listed([
      OUTCOME_TEXTS[outcome],
      answerReasonsInWords(reasons),
      until === null ? null : SAYS.until(until),
      SAYS.docket(docket),
    ]),
  AnswerDelivered: ({ channel, docket }) => listed([CHANNEL_TEXTS[channel], SAYS.docket(docket)]),
  RefusalAppealed: ({ docket }) => SAYS.docket(docket),
  RequestOverdue: ({ silence }) => REQUEST_STAGE_TEXTS[silence === 'refusal' ? 'refused-by-silence' : 'late'],
  EffectAnswered: ({ effect, key, direction, answer, reference }) =>
    listed([
      joined([titleOf('effect', effect), alike(`(${key})`)], ' '),
      codeText('direction', direction),
      codeText('answer', answer),
      reference === '' ? null : SAYS.reference(reference),
    ]),
  EffectReopened: ({ key }) => alike(key),
  EffectClosed: ({ key, because }) => listed([alike(key), codeText('closing', because)]),
};

export function ordinalIn(ordinal: number | null): Text | null {
  return ordinal === null ? null : SAYS.ordinal(ordinal);
}

export function reasonsInWords(reasons: readonly DecisionReason[]): Text {
  return joined(
    reasons.map((one) => DECISION_REASON_TEXTS[one]),
    '; ',
  );
}

export function answerReasonsInWords(reasons: readonly AnswerReason[]): Text {
  return joined(
    reasons.map((one) => ANSWER_REASON_TEXTS[one]),
    '; ',
  );
}
