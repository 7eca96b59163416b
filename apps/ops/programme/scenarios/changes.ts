import { parseTutorId } from '../../../../domain/identifiers';
import { choicesOf } from '../../../../domain/percorso/choices';
import { isTaken } from '../../../../domain/percorso/pathway';
import type { Facts } from '../../../../domain/programmes/facts';
import type { ChangeRule } from '../../../../domain/programmes/pathway';
import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import type { Story } from '../../../../domain/simulation/story';
import type { Text } from '../../../../domain/texts';
import { addDays } from '../../../../domain/time/civil-date';
import { text } from '../../../modules/texts/text';
import { counted } from '../../text';
import { step } from '../page/words';
import { chooseAgain, comes, isRefusedFor, openIn, sleeps, whoActs, whoMayNot } from './asking';
import type { Scenario } from './scenario';
import { upTo } from './scene';

/** How often provider and tutor may change, by whom, and until when. */
export function changes(version: ProgrammeVersion, good: Facts): readonly Scenario[] {
  return (['provider', 'tutor'] as const).flatMap((what) => {
    const change = { what, rule: version.changes[what] };
    return [
      ...inNumber(change, version, good),
      ...tooLate(change, version, good),
      ...byAnother(change, version, good),
    ];
  });
}

interface Change {
  readonly what: 'provider' | 'tutor';
  readonly rule: ChangeRule;
}

const ASKED: { readonly [what in Change['what']]: Text } = {
  provider: text('Si chiede di cambiare operatore', 'A change of the provider is asked for'),
  tutor: text('Si chiede di cambiare tutor', 'A change of the tutor is asked for'),
};
const REFUSED = text('La richiesta è respinta', 'The request is refused');

/** As often as it may, and once more. */
function inNumber(change: Change, version: ProgrammeVersion, good: Facts): readonly Scenario[] {
  const { what, rule } = change;
  const story = upTo(version, good);
  sleeps(story);
  const isOnce = isTaken(rule.once, openIn(story));
  const row = `changes.${what}`;
  const before = Array.from({ length: isOnce ? rule.most : 0 }, (_, nth) => asked(change, story, nth));
  const said = counted(rule.most, text('cambio', 'change'), text('cambi', 'changes'));
  const more: Scenario = {
    row,
    given: text(`Un percorso con ${said.it}`, `A percorso with ${said.en}`),
    when: ASKED[what],
    then: REFUSED,
    holds: asked(change, story, rule.most).verdict === 'refused',
  };
  if (before.length === 0) return [more];
  const given = text(
    `Un percorso in corso, dopo ${step(rule.once).it}`,
    `A percorso under way, after ${step(rule.once).en}`,
  );
  const then = text(`È accolta, fino a ${said.it}`, `It is taken, up to ${said.en}`);
  return [
    { row, given, when: ASKED[what], then, holds: before.every(({ verdict }) => verdict === 'accepted') },
    more,
  ];
}

/** Asks for a change today; a provider that was left is chosen again on the same day. */
function asked({ what, rule }: Change, story: Story, nth: number): ReturnType<Story['ask']> {
  const on = story.today();
  const actor = whoActs(story, rule.by[0]);
  if (what === 'tutor')
    return story.ask({ command: { type: 'ChangeTutor', on, tutorId: tutor(nth) }, actor });
  const decision = story.ask({ command: { type: 'ChangeApl', on }, actor });
  if (decision.verdict === 'accepted') chooseAgain(story, rule.once);
  return decision;
}

function tutor(nth: number) {
  const id = parseTutorId(`00000000-0000-4000-8004-${nth.toString(16).padStart(12, '0')}`);
  if (id === undefined) throw new Error('There is no such tutor');
  return id;
}

/** The last day on which the provider may change, and the next. */
function tooLate(change: Change, version: ProgrammeVersion, good: Facts): readonly Scenario[] {
  const { what, rule } = change;
  if (rule.withinDays === null || what === 'tutor' || rule.most === 0) return [];
  const on = (days: number) => {
    const story = upTo(version, good);
    const [first] = choicesOf(openIn(story).dossier);
    if (first !== undefined) comes(story, addDays(first.on, days));
    return asked(change, story, 0);
  };
  const { withinDays } = rule;
  return [
    {
      row: `changes.${what}`,
      given: text('Un percorso in corso, senza cambi', 'A percorso under way, without a change'),
      when: text(
        `${ASKED[what].it} ${withinDays - 1} giorni dopo la prima scelta`,
        `${ASKED[what].en} ${withinDays - 1} days after the first choice`,
      ),
      then: text('È accolta', 'It is taken'),
      holds: on(withinDays - 1).verdict === 'accepted',
    },
    {
      row: `changes.${what}`,
      given: text('Un percorso in corso, senza cambi', 'A percorso under way, without a change'),
      when: text(
        `${ASKED[what].it} ${withinDays} giorni dopo la prima scelta`,
        `${ASKED[what].en} ${withinDays} days after the first choice`,
      ),
      then: REFUSED,
      holds: isRefusedFor(on(withinDays), 'change-too-late'),
    },
  ];
}

function byAnother(change: Change, version: ProgrammeVersion, good: Facts): readonly Scenario[] {
  const { what, rule } = change;
  const story = upTo(version, good);
  const actor = whoMayNot(story, rule.by);
  if (actor === undefined || rule.most === 0) return [];
  const on = sleeps(story);
  const command =
    what === 'tutor'
      ? ({ type: 'ChangeTutor', on, tutorId: tutor(0) } as const)
      : ({ type: 'ChangeApl', on } as const);
  return [
    {
      row: `changes.${what}`,
      given: text('Un percorso in corso', 'A percorso under way'),
      when: text(`${ASKED[what].it}, da chi non può`, `${ASKED[what].en}, by somebody who may not`),
      then: text(
        'La richiesta è respinta: spetta ad altri',
        'The request is refused: it is for somebody else',
      ),
      holds: story.ask({ command, actor }).verdict === 'refused',
    },
  ];
}
