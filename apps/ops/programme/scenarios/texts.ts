import type { Text } from '../../../../domain/texts';
import { text } from '../../../modules/texts/text';
import { counted } from '../../text';

/** What is said of scenarios. */
export const SCENARIO_TEXTS = {
  given: text('Dato:', 'Given:'),
  when: text('Quando:', 'When:'),
  then: text('Allora:', 'Then:'),
  fails: text('NON È COSÌ: il motore decide altrimenti.', 'IT IS NOT SO: the engine decides otherwise.'),
  judged: text('Ciò che giudica solo una persona, e chi', 'What only a person can judge, and who does'),
  head: (name: string, count: number): Text => {
    const said = examples(count);
    return text(`${name}: ${said.it}`, `${name}: ${said.en}`);
  },
  count: examples,
  others: text('Fra programmi', 'Between programmes'),
  without: (count: number): Text => {
    const said = counted(count, text('regola', 'rule'), text('regole', 'rules'));
    return text(`Senza un esempio proprio: ${said.it}`, `Without a scenario of their own: ${said.en}`);
  },
} as const;

function examples(count: number): Text {
  return counted(count, text('esempio', 'scenario'), text('esempi', 'scenarios'));
}
