import { parseAplId, parseCpiId, type AplId, type CpiId } from './identifiers';

/** Kinds of body that a programme may let a person choose: an accredited body, or a public employment office. */
export const PROVIDER_KINDS = ['apl', 'cpi'] as const;
export type ProviderKind = (typeof PROVIDER_KINDS)[number];
/** A body that gives the service, by its kind and its own identifier; it is a payee as it stands. */
export type ProviderId = `${ProviderKind}/${string}`;

/** Who gives the service: a lead, who answers for it and is paid, and all its members, the lead among them. */
export interface Provider {
  readonly lead: ProviderId;
  readonly members: readonly ProviderId[];
}

/** `apl/57894950971`, `cpi/D612C000002`; anything else -> undefined. */
export function parseProviderId(text: string): ProviderId | undefined {
  const kind = PROVIDER_KINDS.find((one) => text.startsWith(`${one}/`));
  if (kind === undefined) return undefined;
  const body = text.slice(kind.length + 1);
  return (kind === 'apl' ? parseAplId(body) : parseCpiId(body)) === undefined
    ? undefined
    : (text as ProviderId);
}

/** The body as its kind names it: an office begins with a letter, an accredited body with a digit. */
export function providerIdOf(body: AplId | CpiId): ProviderId {
  return /^[A-Z]/.test(body) ? `cpi/${body}` : `apl/${body}`;
}

/** A provider of one. */
export function alone(lead: ProviderId): Provider {
  return { lead, members: [lead] };
}

export function kindOfProvider(id: ProviderId): ProviderKind {
  return id.startsWith('apl/') ? 'apl' : 'cpi';
}

/** `apl/57894950971` -> `57894950971`. */
export function bodyOf(id: ProviderId): AplId | CpiId {
  return id.slice(id.indexOf('/') + 1) as AplId | CpiId;
}
