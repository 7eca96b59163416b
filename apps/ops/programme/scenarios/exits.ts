import type { Facts } from '../../../../domain/programmes/facts';
import { BREACHES } from '../../../../domain/programmes/conditionality';
import type { Decision } from '../../../../domain/decider';
import type { DomainEvent } from '../../../../domain/deciders';
import type { ExitInProceeding } from '../../../../domain/proceeding/matter';
import { needsProceeding } from '../../../../domain/programmes/due-process';
import type { ExitRule, StepTaker } from '../../../../domain/programmes/pathway';
import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import { forfeitures } from '../../../../domain/percorso/breaches';
import { exitBy } from '../../../../domain/simulation/acts';
import type { Story } from '../../../../domain/simulation/story';
import { codeText } from '../../../modules/texts/codes';
import { PHASE_TEXTS } from '../../../modules/texts/pathway';
import { inBoth, text } from '../../../modules/texts/text';
import { isRefusedFor, openIn, sleeps, whoActs, whoMayNot } from './asking';
import { leavesByProceeding } from './proceedings';
import type { Scenario } from './scenario';
import { endOf, upTo } from './scene';

const HOW = { abandonment: 'abandoned', refusal: 'refused', 'lost-requirement': 'requirement-lost' } as const;
const UNDER_WAY = text('Un percorso in corso', 'A percorso under way');

/** How a percorso ends by each cause of each exit, told by who may tell it; and by somebody who may not. */
export function exits(version: ProgrammeVersion, good: Facts): readonly Scenario[] {
  return version.exits.flatMap((rule) =>
    rule.causes.flatMap((cause) => [
      byCause({ rule, cause }, version, good),
      ...byAnother({ rule, cause }, version, good),
      ...byOneAct({ rule, cause }, version, good),
    ]),
  );
}

/** By what somebody tells, or by the measure of a proceeding. */
function leaves(leaving: Leaving, story: Story): Decision<DomainEvent> {
  const { rule, cause } = leaving;
  return needsProceeding(story.version.dueProcess, rule.exit, cause)
    ? leavesByProceeding({ exit: rule.exit, cause } as ExitInProceeding, story)
    : story.ask(actOf(leaving, story));
}

/** Where it takes a proceeding, nobody is put out by one act. */
function byOneAct(leaving: Leaving, version: ProgrammeVersion, good: Facts): readonly Scenario[] {
  const { rule, cause } = leaving;
  if (!needsProceeding(version.dueProcess, rule.exit, cause)) return [];
  const story = upTo(version, good);
  return [
    {
      row: 'dueProcess',
      given: UNDER_WAY,
      when: told(cause),
      then: text(
        'La richiesta è respinta: serve un procedimento',
        'The request is refused: it takes a proceeding',
      ),
      holds: isRefusedFor(story.ask(actOf(leaving, story)), 'proceeding-required'),
    },
  ];
}

interface Leaving {
  readonly rule: ExitRule;
  readonly cause: string;
}

function byCause(leaving: Leaving, version: ProgrammeVersion, good: Facts): Scenario {
  const { rule, cause } = leaving;
  const story = readyFor(leaving, version, good);
  const decision = leaves(leaving, story);
  const how = HOW[rule.exit];
  const percorso = story.percorso();
  return {
    row: `exits.${rule.exit}`,
    given: isForfeiting(leaving, version)
      ? text(
          'Un percorso con tante mancanze da decadere',
          'A percorso with so many breaches that it is forfeited',
        )
      : UNDER_WAY,
    when: told(cause),
    then: PHASE_TEXTS[how],
    holds:
      decision.verdict === 'accepted' &&
      endOf(percorso) === how &&
      percorso.phase === 'ended' &&
      'cause' in percorso.end &&
      percorso.end.cause === cause,
  };
}

function told(cause: string) {
  const said = codeText('cause', cause);
  return text(`Si comunica: ${said.it}`, `It is told: ${said.en}`);
}

/** Only where the programme names who tells the cause. */
function byAnother(leaving: Leaving, version: ProgrammeVersion, good: Facts): readonly Scenario[] {
  const { rule, cause } = leaving;
  const tellers = tellersOf(leaving);
  if (tellers === undefined || needsProceeding(version.dueProcess, rule.exit, cause)) return [];
  const story = upTo(version, good);
  const actor = whoMayNot(story, tellers);
  if (actor === undefined) return [];
  const { command } = actOf(leaving, story);
  return [
    {
      row: `exits.${rule.exit}`,
      given: UNDER_WAY,
      when: inBoth((language) => `${told(cause)[language]} (${OTHER[language]})`),
      then: text(
        'La richiesta è respinta: spetta ad altri',
        'The request is refused: it is for somebody else',
      ),
      holds: isRefusedFor(story.ask({ command, actor }), 'exit-cause-of-another'),
    },
  ];
}

const OTHER = text('lo comunica chi non può', 'by somebody who may not tell it');

function tellersOf({ rule, cause }: Leaving): readonly StepTaker[] | undefined {
  const said: { readonly [cause in string]?: readonly StepTaker[] } = rule.tellers;
  return said[cause];
}

function actOf({ rule, cause }: Leaving, story: Story) {
  const on = sleeps(story);
  return exitBy({ ...rule, causes: [cause] } as unknown as ExitRule, openIn(story), { on, cast: story });
}

/** A sanction comes after breaches, where the programme says what becomes of them. */
function isForfeiting({ cause }: Leaving, { conditionality }: ProgrammeVersion): boolean {
  return cause === 'sanction' && conditionality !== undefined;
}

function readyFor(leaving: Leaving, version: ProgrammeVersion, good: Facts): Story {
  const story = upTo(version, good);
  if (isForfeiting(leaving, version)) forfeits(story);
  return story;
}

/** The breach that forfeits the place soonest, so often that it does. */
function forfeits(story: Story): void {
  const { conditionality } = story.version;
  if (conditionality === undefined) return;
  const { by, ladders } = conditionality;
  const [breach = BREACHES[0]] = BREACHES.filter((one) => ladders[one].sanctions.includes('forfeiture'));
  for (const _ of ladders[breach].sanctions) {
    if (forfeitures(openIn(story), story.version).length > 0) return;
    const command = { type: 'RecordBreach', on: sleeps(story), breach } as const;
    story.ask({ command, actor: whoActs(story, by[0]) });
  }
}
