import { accept, refuse, type Context } from '../decider';
import { PATTO_CONTENTS, type PattoContents } from '../programmes/patto';
import { met } from '../ruling';
import { sameJson } from '../same-json';
import type { CivilDate } from '../time/civil-date';
import type { KnownPatto } from './agreed';
import { factOn } from './fact';
import type { Allowed } from './guard';
import { ruleIn } from './pathway';
import { profileOf } from './profile';
import type { BegunPercorso } from './state';
import { step, type PercorsoDecision } from './step';

/** Person and office agree; without what the programme demands nothing is signed. */
export function signPatto(held: Allowed<'SignPatto'>, context: Context): PercorsoDecision {
  const { command, percorso, rules } = held;
  const { patto } = rules;
  const contents = resting(command.contents ?? {}, percorso);
  const missing = (patto?.required ?? []).filter((one) => contents[one] === undefined);
  if (missing.length > 0) return refuse('patto-contents-missing', missing);
  if (command.contents === undefined)
    return step({ ...held, step: 'patto' }, { event: { type: 'PattoSigned' } }, context);
  const refused = onNoProfile(contents, percorso);
  if (refused !== undefined) return refused;
  const rulings = patto === undefined ? [] : [met(patto.source, { contents: namesOf(contents) })];
  const event = { type: 'PattoSigned', contents } as const;
  return step({ ...held, step: 'patto' }, { event, rulings }, context);
}

/** It is agreed anew, or some of it changes; what is not named stays as it was. */
export function updatePatto({ command, percorso, rules }: Allowed<'UpdatePatto'>): PercorsoDecision {
  const { on, because } = command;
  const contents = resting(command.contents, percorso);
  const refused = onNoProfile(contents, percorso);
  if (refused !== undefined) return refused;
  const before = percorso.agreed.patto.at(-1)?.contents ?? {};
  const changed = PATTO_CONTENTS.filter(
    (name) => contents[name] !== undefined && !isSame(name, contents, before),
  );
  if (because === 'updated' && changed.length === 0) return refuse('agreement-unchanged');
  const basis = [met((rules.patto ?? ruleIn('patto', rules)).source, { because, changed })];
  return accept([factOn(on, { type: 'PattoUpdated', because, contents }, basis)]);
}

/** The patto in force on a day; undefined before one. */
export function pattoOn({ agreed }: BegunPercorso, day: CivilDate): KnownPatto | undefined {
  return agreed.patto.findLast(({ on }) => on <= day);
}

/** What is agreed rests on the profile in force, unless another is named. */
function resting(contents: Partial<PattoContents>, percorso: BegunPercorso): Partial<PattoContents> {
  const profile = contents.profile ?? profileOf(percorso)?.version;
  return profile === undefined ? contents : { ...contents, profile };
}

function onNoProfile(
  { profile }: Partial<PattoContents>,
  { agreed }: BegunPercorso,
): PercorsoDecision | undefined {
  const isKnown = profile === undefined || agreed.profiles.some(({ version }) => version === profile);
  return isKnown ? undefined : refuse('profile-unknown', [String(profile)]);
}

function namesOf(contents: Partial<PattoContents>): readonly string[] {
  return PATTO_CONTENTS.filter((name) => contents[name] !== undefined);
}

function isSame(
  name: keyof PattoContents,
  one: Partial<PattoContents>,
  other: Partial<PattoContents>,
): boolean {
  return sameJson(one[name], other[name]);
}
