import { openSteps } from '../percorso/pathway';
import type { StepRule } from '../programmes/pathway';
import type { Term } from '../programmes/term';
import { addDays, type CivilDate } from '../time/civil-date';
import { stepBy } from './acts';
import type { Story } from './story';

/** How many in ten thousand let a term pass in silence, or are recorded some days after the act. */
const SILENT = 600;
const RECORDED_LATE = 800;
const LONGEST_DELAY = 20;
const WITHOUT_TERM = 10;
const TO_A_BUSINESS = 1_200;
const TRIES = 4;

/** Means to take every step that is waited for, each within its term or not at all. */
export function planSteps(story: Story): void {
  const percorso = story.percorso();
  if (percorso.phase !== 'open') return;
  for (const rule of openSteps(percorso, story.version))
    if (!story.timeline.isPlanned(nameOf(rule))) planStep(story, rule, 1);
}

function nameOf({ step }: StepRule): string {
  return `step ${step}`;
}

function planStep(story: Story, rule: StepRule, nth: number): void {
  const { chance } = story;
  const isSilent = rule.due !== null && chance.happens(SILENT);
  const longest = longestOf(rule);
  const days = isSilent ? beyond(rule.due.term) : chance.between(1, Math.max(1, longest - 1));
  story.in(days, nameOf(rule), () => take(story, rule, nth));
}

/** A business takes its time, and most services end before it. */
function longestOf({ step, due }: StepRule): number {
  if (step === 'business') return TO_A_BUSINESS;
  return due === null ? WITHOUT_TERM : Math.min(due.term.days, LONGEST_DELAY);
}

/** So many days that the term has passed, and its silence has come to something. */
function beyond({ days, workingDays }: Term): number {
  return (workingDays === true ? days * 2 : days) + A_LONG_HOLIDAY;
}

const A_LONG_HOLIDAY = 6;

function take(story: Story, rule: StepRule, nth: number): void {
  const percorso = story.percorso();
  if (percorso.phase !== 'open') return;
  if (!openSteps(percorso, story.version).some(({ step }) => step === rule.step)) return;
  const on = actedOn(story, percorso.since);
  const { verdict } = story.ask(stepBy(rule, percorso, { on, cast: story }));
  if (verdict === 'refused' && nth < TRIES) planStep(story, rule, nth + 1);
}

/** Today, or some days ago: an act may be recorded late, never before the one that it follows. */
function actedOn({ chance, today }: Story, since: CivilDate): CivilDate {
  if (!chance.happens(RECORDED_LATE)) return today();
  const on = addDays(today(), -chance.between(1, 3));
  return on < since ? since : on;
}
