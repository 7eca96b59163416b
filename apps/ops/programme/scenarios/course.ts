import type { Facts } from '../../../../domain/programmes/facts';
import type { Silence, StepRule } from '../../../../domain/programmes/pathway';
import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import { personOf } from '../../../../domain/simulation/story';
import type { Text } from '../../../../domain/texts';
import { DEADLINE_TEXTS, PHASE_TEXTS } from '../../../modules/texts/pathway';
import { inBoth, text } from '../../../modules/texts/text';
import { day } from '../../text';
import { steps as named, takers } from '../page/words';
import type { Scenario } from './scenario';
import { before, adheres, endOf, inOrder, take, upTo } from './scene';

/** Each step taken in its order by who is waited for; and asked before its order. */
export function steps(version: ProgrammeVersion, good: Facts): readonly Scenario[] {
  return inOrder(version).flatMap((rule) => [
    inItsTurn(rule, version, good),
    ...tooEarly(rule, version, good),
  ]);
}

function inItsTurn(rule: StepRule, version: ProgrammeVersion, good: Facts): Scenario {
  const { verdict } = take(upTo(version, good, rule.step), rule);
  return {
    row: `pathway.${rule.step}`,
    given: givenAfter(rule),
    when: taking(rule),
    then: text('Il passo è compiuto', 'The step is taken'),
    holds: verdict === 'accepted',
  };
}

function givenAfter({ after }: StepRule): Text {
  if (after.length === 0) return text('Un’adesione accolta', 'An adhesion that was taken');
  const done = named(after);
  return text(`Un percorso in cui è compiuto ${done.it}`, `A percorso in which ${done.en} was taken`);
}

function taking({ step, by }: StepRule): Text {
  const who = takers(by.slice(0, 1));
  return inBoth((language) => `${capital(who[language])}: ${DEADLINE_TEXTS[step][language]}`);
}

function tooEarly(rule: StepRule, version: ProgrammeVersion, good: Facts): readonly Scenario[] {
  if (rule.after.length === 0) return [];
  const story = before(version);
  adheres(story, good);
  const decision = take(story, rule);
  return [
    {
      row: `pathway.${rule.step}`,
      given: text('Un’adesione appena accolta', 'An adhesion that was just taken'),
      when: taking(rule),
      then: text(
        'La richiesta è respinta: prima vengono altri passi',
        'The request is refused: other steps come first',
      ),
      holds: decision.verdict === 'refused',
    },
  ];
}

const SILENCES: { readonly [silence in Silence]: Text } = {
  lapse: text('il percorso decade', 'the percorso lapses'),
  reopen: text('si sceglie di nuovo l’operatore', 'a provider is chosen again'),
  tell: text('le parti sono avvisate', 'the parties are told'),
};

/** Each term that passes in silence. */
export function terms(version: ProgrammeVersion, good: Facts): readonly Scenario[] {
  return inOrder(version).flatMap((rule) => {
    const { step, due } = rule;
    if (due === null) return [];
    const story = upTo(version, good, step);
    const deadline = story
      .lived()
      .agenda()
      .deadlines.find(({ name }) => name === step);
    if (deadline === undefined) return [];
    story.wake(deadline.dueAt);
    const facts = story.register.factsOf(story.percorsoStream);
    const silence = SILENCES[due.otherwise];
    return [
      {
        row: `pathway.${step}.due.term`,
        given: givenAfter(rule),
        when: text(
          `Nessuno compie «${DEADLINE_TEXTS[step].it}» fino al ${day(deadline.lastDay)}`,
          `Nobody takes "${DEADLINE_TEXTS[step].en}" up to ${day(deadline.lastDay)}`,
        ),
        then: inBoth((language) => capital(silence[language])),
        holds:
          facts.some(({ causation }) => causation === `deadline/${step}`) &&
          (due.otherwise === 'lapse') === (endOf(story.percorso()) === 'lapsed'),
      },
    ];
  });
}

/** How a percorso ends by itself: by death, and by the end of its service. */
export function endings(version: ProgrammeVersion, good: Facts): readonly Scenario[] {
  return [...death(version, good), ...conclusion(version, good)];
}

const UNDER_WAY = text('Un percorso in corso', 'A percorso under way');

function death(version: ProgrammeVersion, good: Facts): readonly Scenario[] {
  const story = upTo(version, good);
  story.tell(personOf(story), { type: 'ReportDeath', on: story.today(), source: 'population-register' });
  return [
    {
      row: 'acts.death',
      given: UNDER_WAY,
      when: text('La persona muore', 'The person dies'),
      then: PHASE_TEXTS.deceased,
      holds: endOf(story.percorso()) === 'deceased',
    },
  ];
}

function conclusion(version: ProgrammeVersion, good: Facts): readonly Scenario[] {
  const story = upTo(version, good);
  const due = story
    .lived()
    .agenda()
    .deadlines.find(({ name }) => name === 'conclusion');
  if (due === undefined) return [];
  story.wake(due.dueAt);
  const holds = endOf(story.percorso()) === 'concluded';
  const when = text(`Passa il ${day(due.lastDay)}`, `${day(due.lastDay)} passes`);
  return ['clock', 'acts.conclusion'].map((row) => ({
    row,
    given: UNDER_WAY,
    when,
    then: PHASE_TEXTS.concluded,
    holds,
  }));
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
