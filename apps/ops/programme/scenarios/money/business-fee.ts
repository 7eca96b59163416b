import type { BusinessFeeRule } from '../../../../../domain/programmes/entitlements';
import { addDays } from '../../../../../domain/time/civil-date';
import { inOrder } from '../scene';
import { text } from '../../../../modules/texts/text';
import { day } from '../../../text';
import { actorFor } from '../../../../../domain/simulation/cast';
import type { Scenario } from '../scenario';
import { underCeiling } from './ceiling';
import { earningOf } from './earning';
import { asks, cites, isDue, itIs, leadOf, longAfter, underWay, type Scene } from './life';
import { service } from './service';
import { citing, isOwed, UNDER_WAY } from './words';

/** What a provider is paid for a business that the person opened, from the day after it. */
export function businessFee(rule: BusinessFeeRule, scene: Scene): readonly Scenario[] {
  const opened = earningOf(rule);
  if (opened === undefined || !inOrder(scene.version).some(({ step }) => step === 'business')) return [];
  const { part, basis } = rule;
  const story = underWay(scene);
  const to = leadOf(story);
  const on = addDays(story.today(), 1);
  opened.happens(story, on);
  const cents = underCeiling(scene.version, part, opened.cents);
  const early = isDue(story, part, { to, cents: 0 });
  itIs(story, addDays(on, 1));
  const isPaid = early && isDue(story, part, { to, cents });
  const owed = isOwed('provider', cents);
  const from = day(addDays(on, 1));
  const common = { given: UNDER_WAY, when: opened.said(day(on)) };
  return [
    {
      ...common,
      row: `entitlements.${part}.basis`,
      then: citing(owed, basis.id),
      holds: isPaid && cites(story, part, basis.id),
    },
    {
      ...common,
      row: `entitlements.${part}`,
      then: text(`${owed.it}, dovuti dal ${from}`, `${owed.en}, due from ${from}`),
      holds: isPaid,
    },
    ...service(rule, scene),
    ...inCharge(rule, scene),
  ];
}

/** It is opened while nobody is in charge. */
function inCharge(rule: BusinessFeeRule, scene: Scene): readonly Scenario[] {
  const opened = earningOf(rule);
  const [taker] = scene.version.changes.provider.by;
  if (opened === undefined || taker === undefined || scene.version.changes.provider.most === 0) return [];
  return ([false, true] as const).map((hasLeft) => {
    const story = underWay(scene);
    const to = leadOf(story);
    const left = addDays(story.today(), 1);
    if (hasLeft) asks(story, { command: { type: 'ChangeApl', on: left }, actor: actorFor(taker, undefined) });
    const on = addDays(left, 1);
    opened.happens(story, on);
    longAfter(story);
    const cents = hasLeft ? 0 : underCeiling(scene.version, rule.part, opened.cents);
    return {
      row: `entitlements.${rule.part}.service`,
      given: hasLeft
        ? text(
            `Un percorso in cui la persona ha lasciato l’operatore il ${day(left)}`,
            `A percorso in which the person left the provider on ${day(left)}`,
          )
        : text('Un percorso che un operatore ha in carico', 'A percorso of which a provider is in charge'),
      when: opened.said(day(on)),
      then: isOwed('provider', cents),
      holds: isDue(story, rule.part, { to, cents }),
    };
  });
}
