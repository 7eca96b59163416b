import type { ContractCode } from '../../../../domain/identifiers';
import type { Facts } from '../../../../domain/programmes/facts';
import { lastDayOfService } from '../../../../domain/programmes/pathway';
import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import type { Story } from '../../../../domain/simulation/story';
import { addDays, type CivilDate } from '../../../../domain/time/civil-date';
import { endOf as endOfDay } from '../../../../domain/time/civil-date';
import { text } from '../../../modules/texts/text';
import { day } from '../../text';
import { asksToday, comes, hire, reports, sleeps, whoActs } from './asking';
import type { Scenario } from './scenario';
import { endOf, upTo } from './scene';

/** How a job moves the end of a service; a hire itself ends nothing. */
export function service(version: ProgrammeVersion, good: Facts): readonly Scenario[] {
  return [
    ...observed(version, good),
    ...moved(version, good),
    ...lasting(version, good),
    ...again(version, good),
  ];
}

function observed(version: ProgrammeVersion, good: Facts): readonly Scenario[] {
  const story = upTo(version, good);
  reports(story, hire(story, sleeps(story)));
  const { id } = version.acts.employment;
  const facts = story.register.factsOf(story.percorsoStream);
  return [
    {
      row: 'acts.employment',
      given: text('Un percorso in corso', 'A percorso under way'),
      when: text('Arriva la comunicazione di un’assunzione', 'The message of a hire comes'),
      then: text('Il percorso ne prende nota e continua', 'The percorso takes notice of it and goes on'),
      holds:
        story.percorso().phase === 'open' &&
        facts.some(
          ({ event, basis }) => event.type === 'EmploymentObserved' && basis.some(({ rule }) => rule === id),
        ),
    },
  ];
}

const WORKED = 30;
const FIXED = 'A.02.00' as string as ContractCode;

/** A job that ends in time: the service waits for as many days. */
function moved(version: ProgrammeVersion, good: Facts): readonly Scenario[] {
  const story = upTo(version, good);
  const planned = conclusionOf(story);
  if (planned === undefined) return [];
  const from = sleeps(story);
  const to = addDays(from, WORKED - 1);
  reports(story, hire(story, from, { contract: FIXED, plannedEndOn: to }));
  const end = addDays(planned, WORKED);
  return [
    {
      row: 'clock',
      given: text(`Un servizio che finisce il ${day(planned)}`, `A service that ends on ${day(planned)}`),
      when: text(
        `La persona lavora dal ${day(from)} al ${day(to)}, ${WORKED} giorni`,
        `The person works from ${day(from)} to ${day(to)}, ${WORKED} days`,
      ),
      then: text(`Il servizio finisce il ${day(end)}`, `The service ends on ${day(end)}`),
      holds: conclusionOf(story) === end,
    },
  ];
}

/** A job that lasts as long as the service: it closes it. */
function lasting(version: ProgrammeVersion, good: Facts): readonly Scenario[] {
  const { clock } = version;
  const story = upTo(version, good);
  if (clock === null || conclusionOf(story) === undefined) return [];
  const from = sleeps(story);
  reports(story, hire(story, from));
  const last = lastDayOfService(clock, from);
  comes(story, last);
  const isOpen = conclusionOf(story) === last && endOf(story.percorso()) === undefined;
  story.wake(endOfDay(last));
  return [
    {
      row: 'clock',
      given: text('Un servizio in corso', 'A service under way'),
      when: text(
        `La persona lavora senza termine dal ${day(from)}`,
        `The person works from ${day(from)} on, without an end`,
      ),
      then: text(
        `Passato il ${day(last)} il percorso si conclude: il lavoro è durato quanto il servizio`,
        `Once ${day(last)} has passed the percorso concludes: the job has lasted as long as the service`,
      ),
      holds: isOpen && endOf(story.percorso()) === 'concluded',
    },
  ];
}

/** Whoever left the provider: the end waits while the term to choose runs; where no term runs there is nothing to wait for. */
function again(version: ProgrammeVersion, good: Facts): readonly Scenario[] {
  const { clock, changes, pathway } = version;
  const story = upTo(version, good);
  const planned = conclusionOf(story);
  if (clock === null || planned === undefined) return [];
  const isWaiting = clock.choosingAgain.service === 'waits';
  const hasTerm = pathway.some(({ step, due }) => step === 'choice' && due !== null);
  if (isWaiting && !hasTerm) return [];
  const by = whoActs(story, changes.provider.by[0]);
  const left = asksToday(story, { type: 'ChangeApl', on: sleeps(story) }, by);
  if (left.verdict === 'refused') return [];
  const due = conclusionOf(story);
  return [
    {
      row: 'clock.choosingAgain',
      given: text(`Un servizio che finisce il ${day(planned)}`, `A service that ends on ${day(planned)}`),
      when: text(
        'La persona lascia l’operatore, e ne deve scegliere un altro',
        'The person leaves the provider, and has to choose another',
      ),
      then: isWaiting
        ? text(
            'Finché si sceglie, la fine del servizio attende',
            'While another is being chosen the end of the service waits',
          )
        : text(
            `Il servizio finisce il ${day(planned)}, anche se nessuno è scelto`,
            `The service ends on ${day(planned)}, even if nobody is chosen`,
          ),
      holds: isWaiting ? due === undefined : due === planned,
    },
  ];
}

function conclusionOf(story: Story): CivilDate | undefined {
  return story
    .lived()
    .agenda()
    .deadlines.find(({ name }) => name === 'conclusion')?.lastDay;
}
