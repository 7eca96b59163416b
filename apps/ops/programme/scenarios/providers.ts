import { aplStream, type AplId } from '../../../../domain/identifiers';
import { providerOf } from '../../../../domain/percorso/state';
import type { Facts } from '../../../../domain/programmes/facts';
import { everyDayFrom, type ProviderRule } from '../../../../domain/programmes/pathway';
import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import {
  bodyOf,
  kindOfProvider,
  providerIdOf,
  type Provider,
  type ProviderKind,
} from '../../../../domain/provider';
import { BODIES, OFFICES } from '../../../../domain/simulation/cast';
import { stepBy } from '../../../../domain/simulation/acts';
import type { Story } from '../../../../domain/simulation/story';
import type { Text } from '../../../../domain/texts';
import { addDays } from '../../../../domain/time/civil-date';
import { text } from '../../../modules/texts/text';
import { day } from '../../text';
import { step } from '../page/words';
import { isRefusedFor, openIn, sleeps, whoActs } from './asking';
import type { Scenario } from './scenario';
import { meetsAll } from './lacking';
import { firstDay, inOrder, somebody, upTo } from './scene';

const KINDS: readonly ProviderKind[] = ['apl', 'cpi'];
const CHOSEN: { readonly [kind in ProviderKind]: Text } = {
  apl: text(
    'La persona sceglie un’agenzia per il lavoro accreditata',
    'The person chooses an accredited agency',
  ),
  cpi: text('La persona sceglie un centro per l’impiego', 'The person chooses a public employment office'),
};
const TAKEN = text('La scelta è registrata', 'The choice is recorded');
const NOT_CHOSEN = text(
  'Un percorso in cui si sceglie l’operatore',
  'A percorso in which a provider is to be chosen',
);

/** Which bodies may be chosen, one of them or a network, and what becomes of one that is not accredited. */
export function providers(version: ProgrammeVersion, good: Facts): readonly Scenario[] {
  const { providers: rule, pathway } = version;
  if (rule === null || !pathway.some((one) => one.step === 'choice')) return [];
  return [
    ...KINDS.map((kind) => ofKind(kind, version, good)),
    ofNetwork(rule, version, good),
    ...unaccredited(rule, version, good),
    ...struckOff(rule, version, good),
    ...onceLookedAt(rule, version),
  ];
}

function ofKind(kind: ProviderKind, version: ProgrammeVersion, good: Facts): Scenario {
  const isOffered = version.providers?.kinds.includes(kind) === true;
  const { decision } = choosing(oneOf(kind), upTo(version, good, 'choice'));
  return {
    row: 'providers',
    given: NOT_CHOSEN,
    when: CHOSEN[kind],
    then: isOffered
      ? TAKEN
      : text(
          'La scelta è respinta: il programma non prevede questo tipo di operatore',
          'The choice is refused: the programme does not offer this kind of provider',
        ),
    holds: isOffered ? decision.verdict === 'accepted' : isRefusedFor(decision, 'provider-not-offered'),
  };
}

function ofNetwork(rule: ProviderRule, version: ProgrammeVersion, good: Facts): Scenario {
  const isOffered = rule.shape === 'network';
  const [kind = 'apl'] = rule.kinds;
  const { lead } = oneOf(kind);
  const network = { lead, members: bodiesOf(kind).slice(0, 2) };
  const { decision, story } = choosing(network, upTo(version, good, 'choice'));
  const isLed = decision.verdict === 'accepted' && providerOf(story.percorso())?.lead === lead;
  return {
    row: 'providers',
    given: NOT_CHOSEN,
    when: text(
      'La persona sceglie due operatori in rete, con un capofila',
      'The person chooses two providers in a network, one of them its lead',
    ),
    then: isOffered
      ? text('La scelta è registrata, e il capofila risponde', 'The choice is recorded, and the lead answers')
      : text('La scelta è respinta: se ne sceglie uno solo', 'The choice is refused: one alone is chosen'),
    holds: isOffered ? isLed : isRefusedFor(decision, 'network-not-offered'),
  };
}

function bodiesOf(kind: ProviderKind) {
  return (kind === 'apl' ? BODIES : OFFICES).map((id) => providerIdOf(id));
}

function oneOf(kind: ProviderKind): Provider {
  const [lead] = bodiesOf(kind);
  if (lead === undefined) throw new Error(`There is no body of the kind ${kind}`);
  return { lead, members: [lead] };
}

/** A body that lost its accreditation on the day before. */
function unaccredited(rule: ProviderRule, version: ProgrammeVersion, good: Facts): readonly Scenario[] {
  if (!rule.kinds.includes('apl')) return [];
  const story = upTo(version, good, 'choice');
  strikesOff(story);
  const { decision } = choosing(oneOf('apl'), story);
  return [
    {
      row: 'providers.accreditation',
      given: text('Un’agenzia che ha perso l’accreditamento', 'An agency that has lost its accreditation'),
      when: text('La persona la sceglie', 'The person chooses it'),
      then: text('La scelta è respinta', 'The choice is refused'),
      holds: isRefusedFor(decision, 'apl-not-accredited'),
    },
  ];
}

function strikesOff(story: Story): void {
  const { lead } = providerOf(story.percorso()) ?? oneOf('apl');
  story.tell(aplStream(bodyOf(lead) as AplId), { type: 'WithdrawAccreditation', on: story.today() });
}

/** What a body does next that was chosen while it was accredited. */
function struckOff(rule: ProviderRule, version: ProgrammeVersion, good: Facts): readonly Scenario[] {
  const next = inOrder(version).find(({ step: name }) => name === 'acceptance' || name === 'first-meeting');
  if (next === undefined) return [];
  const story = upTo(version, good, next.step);
  const lead = providerOf(story.percorso())?.lead;
  if (lead === undefined || kindOfProvider(lead) !== 'apl') return [];
  strikesOff(story);
  const on = sleeps(story);
  const decision = story.ask(stepBy(next, openIn(story), { on, cast: story }));
  const from = everyDayFrom(rule);
  const isLookedAt = from !== null && from <= on;
  const said = step(next.step);
  return [
    {
      row: 'providers.accreditation',
      given: text(
        'Un’agenzia scelta quando era accreditata, e che poi non lo è più',
        'An agency that was chosen while it was accredited, and is so no more',
      ),
      when: text(`Compie il passo ${said.it} il ${day(on)}`, `It takes the step ${said.en} on ${day(on)}`),
      then: isLookedAt ? STRUCK_OFF : STILL_GOOD,
      holds: isLookedAt ? isRefusedFor(decision, 'accreditation-ended') : decision.verdict === 'accepted',
    },
  ];
}

/** The same once accreditation is looked at on every day, where that begins only after the first adhesions, or after the last. */
function onceLookedAt(rule: ProviderRule, version: ProgrammeVersion): readonly Scenario[] {
  const from = everyDayFrom(rule);
  if (from === null || from <= firstDay(version)) return [];
  const { adhesionTo } = version;
  const good = somebody(version, meetsAll(version, from), from);
  if (good === undefined) return [];
  if (from <= adhesionTo) return struckOff(rule, { ...version, adhesionFrom: from }, good);
  return struckOff(rule, { ...version, adhesionFrom: from, adhesionTo: addDays(from, A_MONTH) }, good).map(
    (one) => ({
      ...one,
      given: text(
        `${one.given.it}, come se si aderisse ancora`,
        `${one.given.en}, as if one could still adhere`,
      ),
    }),
  );
}

const A_MONTH = 30;

const STRUCK_OFF = text('La richiesta è respinta', 'The request is refused');
const STILL_GOOD = text(
  'Il passo è compiuto: conta il giorno della scelta',
  'The step is taken: the day of the choice counts',
);

/** A provider is chosen, the next day. */
function choosing(provider: Provider, story: Story) {
  const command = { type: 'ChooseApl', on: sleeps(story), provider } as const;
  const by = story.version.pathway.find((one) => one.step === 'choice')?.by[0];
  return { decision: story.ask({ command, actor: whoActs(story, by) }), story };
}
