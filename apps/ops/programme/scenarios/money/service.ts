import type { EntitlementRule, ServiceRule } from '../../../../../domain/programmes/entitlements';
import { providerOf } from '../../../../../domain/percorso/state';
import type { ProviderId, ProviderKind } from '../../../../../domain/provider';
import { actorFor } from '../../../../../domain/simulation/cast';
import type { Story } from '../../../../../domain/simulation/story';
import { addDays, type CivilDate } from '../../../../../domain/time/civil-date';
import type { Text } from '../../../../../domain/texts';
import { text } from '../../../../modules/texts/text';
import { day } from '../../../text';
import type { Scenario } from '../scenario';
import { underCeiling } from './ceiling';
import { earningOf, type Earning } from './earning';
import { asks, clockFrom, dayOf, isDue, kindsOf, leadOf, longAfter, underWay, type Scene } from './life';
import { aProvider, isOwed } from './words';

type Serving = Extract<EntitlementRule, { readonly service: ServiceRule }>;

/** From when to when the provider is the one who is paid, and of which kind it is. */
export function service(rule: Serving, scene: Scene): readonly Scenario[] {
  const earning = earningOf(rule);
  if (earning === undefined || scene.version.providers === null) return [];
  const of = { rule, earning, scene };
  return [...begins(of), ...ends(of), ...kinds(of), ...members(of)];
}

interface Of {
  readonly rule: Serving;
  readonly earning: Earning;
  readonly scene: Scene;
}

/** What is due, to whom, in the end. */
function inTheEnd(
  { rule, earning, scene }: Of,
  words: { readonly given: Text; readonly when: Text },
  {
    story,
    earns,
    to = leadOf(story),
  }: { readonly story: Story; readonly earns: boolean; readonly to?: Sum['to'] },
): Scenario {
  const cents = earns ? underCeiling(scene.version, rule.part, earning.cents) : 0;
  longAfter(story);
  return {
    row: `entitlements.${rule.part}.service`,
    given: words.given,
    when: words.when,
    then: isOwed('provider', cents),
    holds: isDue(story, rule.part, { to, cents }),
  };
}
type Sum = Parameters<typeof isDue>[2];

/** On the first day of the service, and on the one before it. */
function begins(of: Of): readonly Scenario[] {
  const { rule, earning } = of;
  if (rule.kind === 'business-fee') return [];
  const { first } = firstDayOf(of);
  const days = countsBefore(rule) ? [0] : [0, -1];
  return days.map((later) => {
    const { story } = firstDayOf(of);
    const on = addDays(first, later);
    earning.happens(story, on);
    const given = givenBegun(first);
    return inTheEnd(of, { given, when: earning.said(day(on)) }, { story, earns: later === 0 });
  });
}

function firstDayOf({ rule, scene }: Of): { readonly story: Story; readonly first: CivilDate } {
  const story = underWay(scene);
  const served = dayOf(story, rule.service.begins === 'choice' ? 'choice' : 'first-meeting') ?? story.today();
  const from = clockFrom(story);
  // A job earns in the time of the service alone, whenever a provider was in charge.
  return { story, first: rule.kind === 'result-fee' && from > served ? from : served };
}

/** What the provider that was chosen first did before is another rule's to say. */
function countsBefore(rule: Serving): boolean {
  return (
    rule.kind === 'process-fee' &&
    rule.counting.beforeChoice === 'first-chosen' &&
    rule.service.begins === 'choice'
  );
}

function givenBegun(first: CivilDate): Text {
  return text(
    `Un percorso in cui il servizio dell’operatore comincia il ${day(first)}`,
    `A percorso in which the service of the provider begins on ${day(first)}`,
  );
}

/** On the day after the person left the provider, before another one is chosen. */
function ends(of: Of): readonly Scenario[] {
  const { rule, earning, scene } = of;
  const { most, by } = scene.version.changes.provider;
  const [taker] = by;
  if (most === 0 || taker === undefined || rule.kind === 'business-fee') return [];
  const story = underWay(scene);
  const to = leadOf(story) as ProviderId | undefined;
  const left = addDays(story.today(), 1);
  const { verdict } = asks(story, {
    command: { type: 'ChangeApl', on: left },
    actor: actorFor(taker, undefined),
  });
  if (verdict === 'refused') return [];
  const on = addDays(left, 1);
  earning.happens(story, on, to);
  const given = text(
    `Un percorso in cui la persona ha lasciato l’operatore il ${day(left)}`,
    `A percorso in which the person left the provider on ${day(left)}`,
  );
  const earns = rule.service.ends === 'next-choice';
  return [inTheEnd(of, { given, when: earning.said(day(on)) }, { story, earns, to })];
}

/** Each kind of body that may be chosen, where there are several or only some are paid. */
function kinds(of: Of): readonly Scenario[] {
  const { rule, scene } = of;
  const all = kindsOf(scene.version);
  const { paid = all } = rule.service;
  if (all.length < 2 && rule.service.paid === undefined) return [];
  return all.map((kind) => byKind(of, kind, paid.includes(kind)));
}

function byKind(of: Of, kind: ProviderKind, earns: boolean): Scenario {
  const { earning, scene } = of;
  const story = underWay(scene, { kind });
  const on = addDays(story.today(), 1);
  earning.happens(story, on);
  const body = aProvider(kind);
  const given = text(
    `Un percorso in cui l’operatore scelto è ${body.it}`,
    `A percorso in which the chosen provider is ${body.en}`,
  );
  return inTheEnd(of, { given, when: earning.said(day(on)) }, { story, earns });
}

/** Of a network, what another member gave is paid to its lead. */
function members(of: Of): readonly Scenario[] {
  const { earning, scene } = of;
  const story = underWay(scene);
  const [, member] = providerOf(story.percorso())?.members ?? [];
  if (member === undefined) return [];
  const on = addDays(story.today(), 1);
  earning.happens(story, on, member);
  const given = text(
    'Un percorso in cui è scelta una rete, e un suo membro che non ne è il referente eroga il servizio',
    'A percorso in which a network is chosen, and a member that is not its lead gives the service',
  );
  return [inTheEnd(of, { given, when: earning.said(day(on)) }, { story, earns: true })];
}
