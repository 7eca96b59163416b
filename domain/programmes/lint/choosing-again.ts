import type { ProgrammeVersion } from '../programme';
import { found, type Finding } from './finding';

/** A service waits for a provider that is chosen again only while the term to choose runs: without a term it never does. */
export function choosingAgain({ clock, pathway }: ProgrammeVersion): readonly Finding[] {
  const hasTerm = pathway.some(({ step, due }) => step === 'choice' && due !== null);
  if (clock === null || clock.choosingAgain.service === 'ends' || hasTerm) return [];
  return [
    found('waits-without-term', 'clock.choosingAgain', [
      'Alla fine il servizio attende la scelta di un altro operatore, ma solo finché corre il termine per scegliere, che qui non c’è: finisce comunque.',
      'At its end the service waits for another provider, but only while the term to choose runs, and there is none here: it ends all the same.',
    ]),
  ];
}
