import { accept, refuse, type Context } from '../decider';
import { distanceOf, type PathsRule } from '../programmes/paths';
import type { ProgrammeVersion } from '../programmes/programme';
import { met } from '../ruling';
import { factOn } from './fact';
import type { Allowed } from './guard';
import { profileOf } from './profile';
import { stepIn } from './state';
import { step, type PercorsoDecision } from './step';

/**
 * The needs that an interview found, and the distance that the profile measured, lead to one path; the basis says how. Nobody
 * is assessed before the profile, whatever order the programme says.
 */
export function assessNeeds(held: Allowed<'AssessNeeds'>, context: Context): PercorsoDecision {
  const { command, percorso, rules } = held;
  const rule = pathsIn(rules);
  const { needs } = command;
  const measured = profileOf(percorso);
  if (measured === undefined) return refuse('step-not-allowed-now', ['profile']);
  const { profileIndex } = measured;
  const distance = distanceOf(rule, profileIndex);
  const path = rule.paths[needs][distance];
  const rulings = [
    met(rule.bounds.source, { profileIndex, distance }),
    met(rule.source, { needs, distance, path }),
  ];
  const event = { type: 'PathAssigned', needs, path } as const;
  return step({ ...held, step: 'assessment' }, { event, rulings }, context);
}

/** Somebody goes on in another path, for a reason; what was done in the one before stays. */
export function changePath({ command, percorso, rules }: Allowed<'ChangePath'>): PercorsoDecision {
  const { on, path, because } = command;
  const from = stepIn(percorso, 'assessment')?.path;
  if (from === undefined || from === path) return refuse('path-already-assigned', [path]);
  const basis = [met(pathsIn(rules).source, { from, path, because })];
  return accept([factOn(on, { type: 'PathChanged', path, because }, basis)]);
}

/** The rule of a command that was allowed; a programme without it is then a broken register. */
function pathsIn({ code, version, paths }: ProgrammeVersion): PathsRule {
  if (paths === undefined) throw new Error(`${code}/${version} has no paths`);
  return paths;
}
