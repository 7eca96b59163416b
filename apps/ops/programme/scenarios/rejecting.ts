import type { Decision } from '../../../../domain/decider';
import type { DomainEvent } from '../../../../domain/deciders';
import { rejectsByProceeding, rulesAgainst } from '../../../../domain/percorso/rejection';
import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import type { Story } from '../../../../domain/simulation/story';
import type { Text } from '../../../../domain/texts';
import { inBoth, text } from '../../../modules/texts/text';
import { openIn } from './asking';
import { rejectedByProceeding } from './proceedings';

/** What becomes of an adhesion whose requirement is not met: refused at once, or rejected by a proceeding. */
export function rejected(version: ProgrammeVersion): Text {
  return rejectsByProceeding(version)
    ? text(
        'L’adesione resta in attesa, e un procedimento la respinge',
        'The adhesion stays undecided, and a proceeding rejects it',
      )
    : text('L’adesione è respinta', 'The adhesion is refused');
}

export function rejectedFor(version: ProgrammeVersion, why: Text): Text {
  return inBoth((language) => `${rejected(version)[language]}: ${why[language]}`);
}

/** Whether it comes to that by this rule; a proceeding is gone through to its end. */
export function isRejectedFor(rule: string, story: Story, decision: Decision<DomainEvent>): boolean {
  return rejectsByProceeding(story.version)
    ? isRejectedLater(rule, story)
    : decision.verdict === 'refused' &&
        decision.rejection.reason === 'requirement-not-met' &&
        decision.rejection.basis.some((one) => one.rule === rule && one.verdict === 'not-met');
}

function isRejectedLater(rule: string, story: Story): boolean {
  rejectedByProceeding(unmetIn(story), story);
  const percorso = story.percorso();
  return (
    percorso.phase === 'ended' && percorso.end.how === 'rejected' && percorso.end.requirements.includes(rule)
  );
}

/** The rules that stand against the adhesion of a story now. */
export function unmetIn(story: Story): readonly string[] {
  return rulesAgainst(openIn(story), story.version).map(({ rule }) => rule);
}
