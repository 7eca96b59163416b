import type { Matter } from '../../../domain/proceeding/matter';
import type { RequestMatter } from '../../../domain/proceeding/request-matter';
import type { Text } from '../../../domain/texts';
import { codeText } from '../../modules/texts/codes';
import { BENEFIT_TEXTS, GROUND_TEXTS } from '../../modules/texts/proceedings';
import { alike, joined } from '../../modules/texts/text';
import { day } from '../text';
import { titleOf } from '../titles';
import { PROCEEDING_SHOW_TEXTS as SAYS } from './texts';

/** What a proceeding is about, beside its kind; nothing where the kind says all. */
export function matterInWords(matter: Matter): Text {
  switch (matter.kind) {
    case 'conditionality':
      return joined(
        [codeText('breach', matter.breach), alike(day(matter.on)), benefitInWords(matter.spell)],
        ', ',
      );
    case 'exit':
      return joined([titleOf('fact', EXIT_FACTS[matter.exit]), codeText('cause', matter.cause)], ': ');
    case 'rejection':
      return SAYS.notMet(matter.requirements.join(', '));
    case 'suspension':
      return SAYS.until(matter.until);
    case 'withdrawal':
      return alike('');
  }
}

const EXIT_FACTS = {
  abandonment: 'PercorsoAbandoned',
  refusal: 'MeasureRefused',
  'lost-requirement': 'RequirementLost',
} as const;

export function benefitInWords(spell: Extract<Matter, { kind: 'conditionality' }>['spell']): Text {
  return spell === null ? SAYS.noBenefit : SAYS.since(BENEFIT_TEXTS[spell.benefit], spell.since);
}

/** What is asked, beside its kind. */
export function askedInWords(matter: RequestMatter): Text {
  switch (matter.kind) {
    case 'complaint':
      return matter.officer === null ? alike('') : SAYS.against(matter.officer);
    case 'access':
      return alike('');
    case 'exemption':
      return joined([SAYS.period(matter.from, matter.to), GROUND_TEXTS[matter.ground]], ', ');
  }
}

/** Parts that say something, one after the other. */
export function listed(parts: readonly (Text | null)[]): Text {
  return joined(
    parts.flatMap((part) => (part === null || part.it === '' ? [] : [part])),
    ', ',
  );
}
