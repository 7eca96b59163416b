import type { TutorId } from '../identifiers';
import type { PercorsoEvent } from './events';

/** A fact that says who the tutor is; of a service under way the last of them holds. */
export type TutorFact = Extract<PercorsoEvent, { readonly tutorId: TutorId }>;

const NAMED: { readonly [Type in TutorFact['type']]: true } = {
  FirstMeetingHeld: true,
  TutorChanged: true,
  TutorReplaced: true,
};

/** A new fact that names a tutor breaks the build here: the name is kept as long as one of them is there. */
export const TUTOR_FACTS = Object.keys(NAMED) as readonly TutorFact['type'][];
