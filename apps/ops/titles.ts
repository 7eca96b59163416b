import { REJECTIONS, type Reason } from '../../domain/rejections';
import type { Text } from '../../domain/texts';
import { EVENT_TEXTS } from '../modules/texts/facts';
import { PROCEEDING_EFFECT_TEXTS, PROCEEDING_EVENT_TEXTS } from '../modules/texts/proceedings';
import { RUN_EVENT_TEXTS } from '../modules/texts/runs';
import { INCENTIVE_TEXTS } from '../modules/texts/statement';
import { DEADLINE_TEXTS, EFFECT_TEXTS, PHASE_TEXTS } from '../modules/texts/pathway';

const TITLES = {
  fact: { ...PROCEEDING_EVENT_TEXTS, ...RUN_EVENT_TEXTS, ...INCENTIVE_TEXTS, ...EVENT_TEXTS },
  phase: PHASE_TEXTS,
  deadline: DEADLINE_TEXTS,
  effect: { ...PROCEEDING_EFFECT_TEXTS, ...EFFECT_TEXTS },
};

/** What a fact, a phase, a deadline or an effect is called; a name without a title is its own. */
export function titleOf(of: keyof typeof TITLES, name: string): Text {
  const titles: { readonly [name: string]: Text } = TITLES[of];
  return titles[name] ?? { it: name, en: name };
}

/** Why a command is refused, and what to do. */
export function refusalOf(reason: Reason): { readonly title: Text; readonly remedy: Text } {
  return REJECTIONS[reason];
}
