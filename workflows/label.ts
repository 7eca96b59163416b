import { upsertMemo, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import type { LoopAgenda } from '../activities/told';
import { SEARCH_ATTRIBUTES } from './messages';

/** What an operator can search for, as text; empty where there is nothing to find. */
export function labelText({ label, wakeAt }: LoopAgenda): string {
  return label === null ? '' : [label.programme, label.cpi, label.phase, wakeAt].join(' ');
}

/** Shows where a stream stands in the engine's own list of workflows. */
export function showLabel({ label, wakeAt }: LoopAgenda): void {
  if (label === null) return;
  // A run that a bare wake began was given no memo; another office may hold the percorso since.
  if (workflowInfo().memo?.['cpi'] !== label.cpi) upsertMemo({ programme: label.programme, cpi: label.cpi });
  const { programme, cpi, phase, nextOn } = SEARCH_ATTRIBUTES;
  upsertSearchAttributes([
    { key: { name: programme, type: 'KEYWORD' }, value: label.programme },
    { key: { name: cpi, type: 'KEYWORD' }, value: label.cpi },
    { key: { name: phase, type: 'KEYWORD' }, value: label.phase },
    { key: { name: nextOn, type: 'DATETIME' }, value: wakeAt === null ? null : new Date(wakeAt) },
  ]);
}
