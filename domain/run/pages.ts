import { MOST_CREDITS, type AskedOrder } from './commands';

/**
 * Orders cut into runs. Whoever is paid is in one run as far as it fits, because a check that is asked beyond a sum counts what they
 * get of it: who is paid in parts would not be checked.
 */
export function pagesOf(
  orders: readonly AskedOrder[],
  most = MOST_CREDITS,
): readonly (readonly AskedOrder[])[] {
  const pages: AskedOrder[][] = [];
  for (const group of byPayee(orders, most)) {
    const last = pages.at(-1);
    if (last === undefined || last.length + group.length > most) pages.push([...group]);
    else last.push(...group);
  }
  return pages;
}

/** Those of each payee, in the order in which payees first come; as many groups as it takes where one is full. */
function byPayee(orders: readonly AskedOrder[], most: number): readonly (readonly AskedOrder[])[] {
  const groups = new Map<string, AskedOrder[]>();
  for (const order of orders) {
    const group = groups.get(order.payee);
    if (group === undefined) groups.set(order.payee, [order]);
    else group.push(order);
  }
  return [...groups.values()].flatMap((group) => cut(group, most));
}

function cut(group: readonly AskedOrder[], most: number): readonly (readonly AskedOrder[])[] {
  const parts: (readonly AskedOrder[])[] = [];
  for (let start = 0; start < group.length; start += most) parts.push(group.slice(start, start + most));
  return parts;
}
