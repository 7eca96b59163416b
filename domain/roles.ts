export const ACTOR_ROLES = ['cpi', 'apl', 'beneficiary', 'manager', 'operator', 'engine'] as const;
/** In which role someone acts: of an office, of a provider, the person, who answers for a programme, who runs the system, it itself. */
export type ActorRole = (typeof ACTOR_ROLES)[number];
