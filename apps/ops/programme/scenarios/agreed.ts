import type { Facts } from '../../../../domain/programmes/facts';
import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import type { Story } from '../../../../domain/simulation/story';
import { sameJson } from '../../../../domain/same-json';
import { addDays, endOf } from '../../../../domain/time/civil-date';
import { text } from '../../../modules/texts/text';
import { day } from '../../text';
import { asksToday, openIn, sleeps } from './asking';
import type { Scenario } from './scenario';
import { inOrder, take, upTo } from './scene';

/** What a patto may not be signed without, and when a profile is to be refreshed. */
export function agreed(version: ProgrammeVersion, good: Facts): readonly Scenario[] {
  return [...contents(version, good), ...refreshed(version, good)];
}

function contents(version: ProgrammeVersion, good: Facts): readonly Scenario[] {
  const rule = inOrder(version).find(({ step }) => step === 'patto');
  if (version.patto === undefined || rule === undefined) return [];
  const story = upTo(version, good, 'patto');
  const bare = asksToday(story, { type: 'SignPatto', on: sleeps(story) });
  const missing = version.patto.required.filter(
    (one) => one !== 'profile' || openIn(story).agreed.profiles.length === 0,
  );
  const given = text('Un patto da sottoscrivere', 'A patto to be signed');
  return [
    {
      row: 'patto',
      given,
      when: text('Si sottoscrive senza contenuti', 'It is signed without contents'),
      then: text(
        'La richiesta è respinta, e dice quali mancano',
        'The request is refused, and names those that are missing',
      ),
      holds:
        bare.verdict === 'refused' &&
        bare.rejection.reason === 'patto-contents-missing' &&
        sameJson(bare.rejection.missing, missing),
    },
    {
      row: 'patto',
      given,
      when: text('Si sottoscrive con i contenuti richiesti', 'It is signed with the contents demanded'),
      then: text('Il patto è sottoscritto', 'The patto is signed'),
      holds: take(story, rule).verdict === 'accepted',
    },
  ];
}

function refreshed(version: ProgrammeVersion, good: Facts): readonly Scenario[] {
  const { profileRefresh } = version;
  const story = upTo(version, good);
  const measured = openIn(story).agreed.profiles.at(-1);
  if (profileRefresh === undefined || measured === undefined) return [];
  const last = addDays(measured.referenceOn, profileRefresh.days);
  const isQuiet = dueIn(story) === 0;
  story.wake(endOf(last));
  return [
    {
      row: 'profileRefresh',
      given: text(
        `Un profilo riferito al ${day(measured.referenceOn)}`,
        `A profile as of ${day(measured.referenceOn)}`,
      ),
      when: text(`Passa il ${day(last)}`, `${day(last)} has passed`),
      then: text(
        'Si segnala una volta che è da aggiornare, e nient’altro cambia',
        'It is told once that it is to be refreshed, and nothing else changes',
      ),
      holds: isQuiet && dueIn(story) === 1 && story.percorso().phase === 'open',
    },
  ];
}

function dueIn(story: Story): number {
  const facts = story.register.factsOf(story.percorsoStream);
  return facts.filter(({ event }) => event.type === 'ProfileRefreshDue').length;
}
