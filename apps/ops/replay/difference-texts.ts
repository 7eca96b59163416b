import { toldDifference, type ToldDifference } from '../../../activities/difference-texts';
import type { Difference } from '../../../activities/differences';
import type { OwedName } from '../../../activities/perform';
import { text } from '../../modules/texts/text';

/** How a run of the engine differs from its own replay, or from what the register holds. */
export const RUN_TEXTS = {
  /** The engine's own words. */
  brokeOff: (failure: string): ToldDifference =>
    toldDifference('replay-broke-off', [`la ripetizione si è interrotta: «${failure}»`, failure]),
  activity: (number: number, one: Difference): ToldDifference =>
    kept('activity', text(`attività ${number}`, `activity ${number}`), one),
  command: (requestId: string, one: Difference): ToldDifference =>
    kept('command', text(`comando ${requestId}`, `command ${requestId}`), one),
  noCommand: (requestId: string): ToldDifference =>
    toldDifference('command-not-held', [
      `comando ${requestId}: il registro non lo conserva`,
      `command ${requestId}: the register does not hold it`,
    ]),
  signal: (type: string, version: number, held: string | undefined): ToldDifference =>
    toldDifference('signal', [
      `segnale: riferito ${type} come fatto ${version}, il registro conserva ${held ?? 'nulla'}`,
      `signal: told ${type} as fact ${version}, the register holds ${held ?? 'none'}`,
    ]),
  noVersion: (version: number): ToldDifference =>
    toldDifference('version-not-held', [
      `agenda della versione ${version}: il registro non ha questa versione`,
      `agenda of version ${version}: the register has no such version`,
    ]),
  agenda: (version: number, { place, expected, found }: Difference): ToldDifference => {
    const [due, heard] = [JSON.stringify(expected), JSON.stringify(found)];
    return toldDifference('agenda', [
      `agenda della versione ${version}, ${place || 'il tutto'}: registro ${due}, motore ${heard}`,
      `agenda of version ${version}, ${place || 'the whole'}: register ${due}, engine ${heard}`,
    ]);
  },
  timer: (until: string, summary: string): ToldDifference =>
    toldDifference('timer', [
      `timer fino al ${until}, "${summary}": nulla di ciò che gli era stato riferito lo dice`,
      `timer until ${until}, "${summary}": nothing that it was told says so`,
    ]),
  neverOwed: (owed: OwedName): ToldDifference => {
    const effect = effectText(owed);
    return toldDifference('never-owed', [
      `${effect.it}: eseguito, e mai dovuto`,
      `${effect.en}: performed, and never owed`,
    ]);
  },
  noOutcome: (owed: OwedName): ToldDifference => {
    const effect = effectText(owed);
    return toldDifference('outcome-not-held', [
      `${effect.it}: il registro non conserva il suo esito`,
      `${effect.en}: the register does not hold what it came to`,
    ]);
  },
} as const;

function kept(
  code: string,
  what: ReturnType<typeof text>,
  { place, expected, found }: Difference,
): ToldDifference {
  const [before, again] = [JSON.stringify(expected), JSON.stringify(found)];
  return toldDifference(code, [
    `${what.it}, ${place || 'il tutto'}: conservato ${before}, ripetuto ${again}`,
    `${what.en}, ${place || 'the whole'}: kept ${before}, replayed ${again}`,
  ]);
}

function effectText({ key, direction, attempt }: OwedName): ReturnType<typeof text> {
  return text(
    `invio ${key}, ${direction}, tentativo ${attempt}`,
    `effect ${key}, ${direction}, attempt ${attempt}`,
  );
}
