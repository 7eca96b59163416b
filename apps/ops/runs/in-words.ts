import type { RunFact } from '../../../activities/postgres/run-facts';
import type { Blocker } from '../../../domain/run/blockers';
import type { Saying } from '../../../domain/run/story';
import type { Text } from '../../../domain/texts';
import { BLOCKER_TEXTS } from '../../modules/texts/runs';
import { alike, joined } from '../../modules/texts/text';
import { aligned, euro, moment } from '../text';
import { BANK_ANSWER_TEXTS, RUN_SHOW_TEXTS as SAYS } from './texts';

/** What runs say of some payments, a line for each fact; nothing where no run knows of one. */
export function runsInWords(facts: readonly RunFact[]): readonly Text[] {
  return aligned(
    facts.map(({ runId, key, recordedAt, actor, saying }) => [
      ...[moment(recordedAt), `run/${runId}`, key],
      [actor.role, actor.user].filter((part) => part !== '').join(' '),
      saidInWords(saying),
    ]),
  );
}

/** What is against paying, one after the other. */
export function blockersInWords(blockers: readonly Blocker[]): Text {
  return joined(
    blockers.map((blocker) => BLOCKER_TEXTS[blocker]),
    '; ',
  );
}

function saidInWords(saying: Saying): Text {
  switch (saying.says) {
    case 'chosen':
      return SAYS.chosen(saying.credit, euro(saying.cents), saying.payOn);
    case 'left-out':
      return SAYS.leftOut(blockersInWords(saying.blockers));
    case 'approved':
    case 'rejected':
    case 'resent':
    case 'late':
      return SAYS[saying.says];
    case 'sent':
      return sentInWords(saying);
    case 'answered':
      return answeredInWords(saying);
  }
}

function sentInWords({ answer, reference }: Extract<Saying, { says: 'sent' }>): Text {
  if (answer === 'done') return SAYS.sent(reference);
  return answer === 'refused' ? SAYS.notTaken(reference) : SAYS.onItsWay;
}

function answeredInWords({
  answer,
  reason,
  reference,
  file,
  elsewhere,
}: Extract<Saying, { says: 'answered' }>) {
  const codes = [...(reason === null ? [] : [reason]), reference, file].filter((part) => part !== '');
  const said = [BANK_ANSWER_TEXTS[answer], ...codes.map(alike), ...(elsewhere ? [SAYS.elsewhere] : [])];
  return joined(said, ', ');
}
