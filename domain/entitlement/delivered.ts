import type { Payee } from '../account/payee';
import { ascending } from '../employment/corrected';
import type { KnownActivity } from '../activity';
import { bodyOf, type Provider } from '../provider';

/** An attended activity of one of these kinds: the only ones that are paid for. */
export function isDelivered(
  { kind, attendance }: KnownActivity,
  kinds: readonly KnownActivity['kind'][],
): boolean {
  return attendance === 'attended' && kinds.includes(kind);
}

/** The lead of the provider, where one of its members gave the activity. */
export function givenByCharge(provider: Provider | undefined, activity: KnownActivity): Payee | undefined {
  const gave = provider?.members.some((member) => bodyOf(member) === activity.provider) === true;
  return gave ? provider.lead : undefined;
}

/** By day; of one day the order of the ids decides, so that no order of arrival can. */
export function byDay(
  { activity: one }: { readonly activity: KnownActivity },
  { activity: other }: { readonly activity: KnownActivity },
): number {
  return ascending(one.on, other.on) || ascending(one.activityId, other.activityId);
}
