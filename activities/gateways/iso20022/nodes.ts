/** An element as the reader gives it: text, an object by name, or several under one name. */
export type Node = string | { readonly [name: string]: Node } | readonly Node[] | undefined;

/** The first element of that name below, step by step; undefined where there is none. */
export function childOf(node: Node, ...path: readonly string[]): Node {
  return path.reduce<Node>((at, name) => childrenOf(at, name)[0], node);
}

/** All elements of that name right below. */
export function childrenOf(node: Node, name: string): readonly Node[] {
  if (node === undefined || typeof node === 'string' || isList(node)) return [];
  const found = node[name];
  if (found === undefined) return [];
  return isList(found) ? found : [found];
}

/** The text at the end of the path; empty where there is none. */
export function textOf(node: Node, ...path: readonly string[]): string {
  const found = childOf(node, ...path);
  if (typeof found === 'string') return found;
  return found === undefined || isList(found) ? '' : textOf(found, '#');
}

function isList(node: Node): node is readonly Node[] {
  return Array.isArray(node);
}

/** What may enter the register as a reference of the bank's: an identifier, never a sentence. */
export function referenceOf(text: string): string {
  return text.replaceAll(/[^\w.:/@-]/g, '').slice(0, 100);
}

/** A reason code of ISO 20022; null for anything else. */
export function reasonOf(text: string): string | null {
  return /^[A-Z0-9]{1,4}$/.test(text) ? text : null;
}
