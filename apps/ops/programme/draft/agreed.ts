import { PATTO_CONTENTS, type PattoRule } from '../../../../domain/programmes/patto';
import type { ProfileRefreshRule } from '../../../../domain/programmes/profiling';
import { list, oneOf, rule, source, whole } from './shaping';

/** Without which contents no patto is signed. */
export const patto = rule<PattoRule>({ required: list(oneOf(PATTO_CONTENTS)), source });

/** After how many days a profile is to be refreshed. */
export const profileRefresh = rule<ProfileRefreshRule>({ days: whole, source });
